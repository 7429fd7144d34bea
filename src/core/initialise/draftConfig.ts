import type { ScaleAxis } from '../records/scaleAxis.ts';
import { countOf } from '../text/formatCount.ts';
import { pathMatcher } from '../text/pathMatcher.ts';
import { revealInvisible } from '../text/revealInvisible.ts';
import { yamlLine, yamlList, yamlText } from '../text/yamlText.ts';
import type { ContradictedRun } from './contradictions.ts';
import type { TableDraft } from './draftTables.ts';
import { type EvidenceGlob, exactly } from './evidenceGlobs.ts';
import type { VaryingFactors } from './varyingFactors.ts';

export interface ConfigDraft {
  readonly evidence: readonly EvidenceGlob[];
  /** Tables with their column maps. */
  readonly tables: readonly TableDraft[];
  readonly runs: string;
  /** Null where every task has a shipped card. */
  readonly tasks: string | null;
  /** Null where no run states any scale yet. */
  readonly axis: ScaleAxis | null;
  readonly factors: VaryingFactors;
  /** Runs of which files contradict each other. */
  readonly contradicted: readonly ContradictedRun[];
  readonly plans: string;
}

/** The entry of tables that share a map; one that is only a start stays a comment. */
const tableEntry = ({ files, line, columns }: TableDraft): readonly string[] => {
  const globs = files.map(exactly);
  const written = JSON.stringify(globs.length === 1 ? globs[0] : globs);
  return columns === null
    ? [
        '  # A table, and no column names a task that is known: say what its columns mean, and take the # away.',
        `  # - files: ${written}`,
        `  #   ${revealInvisible(line)}`,
      ]
    : [
        `  - files: ${written}`,
        '    # Read from the names of the columns: look at the metric and at what is left out.',
        `    ${line}`,
      ];
};

/** Runs that are named where files contradict each other. */
const RUNS_NAMED = 3;

/** The strict setting, and beside it what it would stop now: `newest` would hide that for good. */
const duplicateLines = (
  contradicted: readonly ContradictedRun[],
  isRead: (path: string) => boolean,
): readonly string[] => {
  const own = contradicted.filter(({ files }) => files.some(isRead));
  const more = own.length - RUNS_NAMED;
  return [
    '    duplicates: error  # of reruns of one run; newest: the newest by its own date is used',
    ...own.slice(0, RUNS_NAMED).map(({ sentence }) => `    # ${revealInvisible(sentence)}`),
    ...(more > 0 ? [`    # So have ${countOf(more, 'more run')}; check tells them.`] : []),
    ...(own.length > 0
      ? ['    # Keep the files of one way of evaluating, or say `newest` if they are reruns.']
      : []),
  ];
};

/** The config, for paths that are relative to the folder that holds `.github`. */
export const draftConfig = ({
  evidence,
  tables,
  runs,
  tasks,
  axis,
  factors,
  contradicted,
  plans,
}: ConfigDraft): string =>
  [
    '# Drafted by `scaling-guard init`. Paths start from the folder that holds .github.',
    'version: 1',
    'evidence:',
    ...tables.flatMap(tableEntry),
    ...evidence.flatMap(({ files, ignore, count }) => [
      `  - ${yamlLine('files', JSON.stringify(files), countOf(count, 'eval result'))}`,
      ...(ignore.length === 0
        ? []
        : ['    ignore:', ...ignore.map((path) => `      - ${JSON.stringify(path)}`)]),
      ...duplicateLines(contradicted, pathMatcher([files])),
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
