import { getOrMake } from '../../collections/getOrMake.ts';
import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { countOf } from '../../text/formatCount.ts';
import type { StatedFile } from '../integrityEvidence.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';

const WORDS: Readonly<Record<string, string>> = {
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  eight: '8',
  ten: '10',
};

/** No path is longer; matching a pattern against hostile text would cost time. */
const LONGEST_PATH = 1000;

const HINT = /(?<![0-9a-z.])(\d{1,2}|zero|one|two|three|four|five|eight|ten)[-_ ]?shots?(?![a-z])/gi;

/** The number of shots that a path speaks of, the nearest to the file; null where it speaks of none. */
const shotsOfPath = (path: string): string | null => {
  const hint = [...path.slice(-LONGEST_PATH).matchAll(HINT)].at(-1)?.[1]?.toLowerCase();
  return hint === undefined ? null : (WORDS[hint] ?? String(Number(hint)));
};

/** The number of shots at the end of a lighteval key, `suite|task|5`, before whether they may be cut. */
const COUNT = /\|(\d{1,3})(?:\|[01])?$/;

/** The number of shots that a name speaks of: `gsm8k_5shot`, `lighteval|gsm8k|5`; null where it speaks of none. */
const shotsOfName = (name: string): string | null => {
  const counted = COUNT.exec(name.slice(-LONGEST_PATH))?.[1];
  return counted === undefined ? shotsOfPath(name) : String(Number(counted));
};

/** The keys on the way to a score that may speak of shots. Most are places in a list, or the task's own name. */
const keysOf = (pointer: string): readonly string[] =>
  pointer.includes('|') || pointer.includes('hot')
    ? pointer.split('/').map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    : [];

/** Names that speak of another number of shots than the configuration of their scores, each with the first of these. */
const lyingNames = (records: readonly ScoreRecord[]): ReadonlyMap<string, ScoreRecord> => {
  const spoken = new Map<string, string | null>();
  const lying = new Map<string, ScoreRecord>();
  for (const record of records) {
    const { n_shot: stated } = record.factors;
    if (stated === undefined) continue;
    for (const name of [record.task, ...keysOf(record.source.pointer)]) {
      const shots = getOrMake(spoken, name, () => shotsOfName(name));
      if (shots === null || shots === stated) continue;
      if (!lying.has(name)) lying.set(name, record);
      break;
    }
  }
  return lying;
};

const ofNames = ({ records }: StatedFile): readonly IntegrityFinding[] => {
  const lying = lyingNames(records);
  const [first] = lying;
  if (first === undefined) return [];
  const [name, record] = first;
  const others = lying.size === 1 ? '' : ` (as ${countOf(lying.size - 1, 'other')} of this file)`;
  const message = `The name ${quoteText(name)}${others} speaks of ${shotsOfName(name)} shots, and its configuration says that it was made with ${record.factors.n_shot}. The configuration is believed; see which of the two was run.`;
  const cause = JSON.stringify(['name', shotsOfName(name), record.factors.n_shot]);
  return [{ source: record.source, message, distrusted: [], cause, name: quoteText(name) }];
};

const levelsOf = (records: readonly ScoreRecord[]): readonly string[] => [
  ...new Set(records.flatMap(({ factors }) => factors.n_shot ?? [])),
];

const ofPath = ({ file, records }: StatedFile): readonly IntegrityFinding[] => {
  const hint = shotsOfPath(file);
  if (hint === null) return [];
  const levels = levelsOf(records);
  if (levels.length === 0 || levels.includes(hint)) return [];
  const message = `The path speaks of ${hint} shots, and the file says that its scores were made with ${levels.join(', ')}. What the file says is used; rename it, or run the evaluation as its name has it.`;
  const cause = JSON.stringify(['path', hint, levels]);
  return [{ source: { file, pointer: '' }, message, distrusted: [], cause }];
};

const ofGroups = ({ groups = [], records }: StatedFile): readonly IntegrityFinding[] => {
  if (groups.length === 0) return [];
  const byTask = groupBy(records, ({ task }) => task);
  const lying = groups.flatMap((group) => {
    const levels = levelsOf(group.leaves.flatMap((leaf) => byTask.get(leaf) ?? []));
    return levels.length === 0 || levels.includes(group.shots) ? [] : [{ group, levels }];
  });
  const [first] = lying;
  if (first === undefined) return [];
  const { group, levels } = first;
  const others = lying.length === 1 ? '' : ` (and of ${countOf(lying.length - 1, 'more group')})`;
  const message = `The group ${quoteText(group.task)}${others} states ${group.shots} shots, its leaves were run with ${levels.join(', ')}. lm-evaluation-harness prints groups so. The leaves are believed; do not read the number of shots off a group.`;
  return [
    {
      source: group.source,
      message,
      distrusted: [],
      severity: 'notice',
      cause: 'group',
      name: quoteText(group.task),
    },
  ];
};

export const shotsStatedTwice: IntegrityRule = {
  id: 'SG203',
  severity: 'warning',
  title: 'The number of shots is stated twice and differently',
  meaning:
    "A path, a key or a group row gives another number of in-context examples than the scores' own configuration. The nearest statement is used: " +
    'the leaf, its task config, the config of the run, the name of the task. Files named 5-shot that were run without examples are ' +
    'common, and so are groups that state 0 above leaves with 5.',
  nextStep: 'Correct the name, or run the evaluation again as the name says.',
  find: ({ files }) => files.flatMap((file) => [...ofPath(file), ...ofNames(file), ...ofGroups(file)]),
};
