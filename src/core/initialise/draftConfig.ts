import type { ScaleAxis } from '../records/scaleAxis.ts';
import { countOf } from '../text/formatCount.ts';
import { yamlLine, yamlList, yamlText } from '../text/yamlText.ts';
import type { EvidenceGlob } from './evidenceGlobs.ts';
import { schemaLine } from './projectAddress.ts';
import type { VaryingFactors } from './varyingFactors.ts';

export interface ConfigDraft {
  readonly evidence: readonly EvidenceGlob[];
  readonly runs: string;
  /** Null where every task has a shipped card. */
  readonly tasks: string | null;
  /** Null where no run states any scale yet. */
  readonly axis: ScaleAxis | null;
  readonly factors: VaryingFactors;
  readonly plans: string;
}

/** The config, for paths that are relative to the folder that holds `.github`. */
export const draftConfig = ({ evidence, runs, tasks, axis, factors, plans }: ConfigDraft): string =>
  [
    schemaLine('config'),
    '# Drafted by `scaling-guard init`. Paths start from the folder that holds .github.',
    'version: 1',
    'evidence:',
    ...evidence.flatMap(({ files, ignore, count }) => [
      `  - ${yamlLine('files', JSON.stringify(files), countOf(count, 'eval result'))}`,
      ...(ignore.length === 0
        ? []
        : ['    ignore:', ...ignore.map((path) => `      - ${JSON.stringify(path)}`)]),
      '    duplicates: newest  # reruns of one run: the newest by its own date; or error',
    ]),
    yamlLine('runs', yamlText(runs)),
    tasks === null
      ? '# tasks: tasks.yml  # every task has a card that ships'
      : yamlLine('tasks', yamlText(tasks)),
    'scale:',
    `  ${yamlLine('axis', axis === null ? 'auto' : yamlText(axis), axis === null ? 'no run states its scale yet: see the runs manifest' : '')}`,
    yamlLine(
      'factors',
      yamlList(factors.declared),
      factors.left.length === 0
        ? ''
        : `these vary too, with too few runs a level: ${factors.left.join(', ')}`,
    ),
    yamlLine('plans', JSON.stringify(plans)),
    'gate:',
    '  mode: advise  # enforce, once the plan says what you rely on',
    '',
  ].join('\n');
