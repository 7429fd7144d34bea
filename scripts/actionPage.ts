import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { markdownTable } from './markdownTable.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** The page of the action: its inputs and outputs, from `action.yml`. */
export const actionPage = (): string => {
  const action = parse(readFileSync('action.yml', 'utf8')) as ActionFile;
  const inputs = Object.entries(action.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.default === '' ? '' : `\`${input.default}\``,
    input.description,
  ]);
  const outputs = Object.entries(action.outputs).map(([name, { description }]) => [
    `\`${name}\``,
    description,
  ]);
  return `# The action

What it does on each event, and which permission is for what: [events](../events.md). Files to copy: [workflows](../workflows.md).

## Inputs

${markdownTable(['input', 'default', 'what it does'], inputs)}

## Outputs

${markdownTable(['output', 'what it holds'], outputs)}

<!-- Written by scripts/docs.ts from action.yml. -->
`;
};
