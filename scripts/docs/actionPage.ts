import { parse } from 'yaml';
import { markdownTable } from './markdownTable.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** The page of the action: its inputs and outputs, from the text of `action.yml`. */
export const actionPage = (text: string): string => {
  const action = parse(text) as ActionFile;
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

<!-- Written by scripts/docs/docs.ts from action.yml. -->
`;
};
