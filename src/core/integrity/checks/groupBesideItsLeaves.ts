import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { countOf } from '../../text/formatCount.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';

/** No task is called longer; a longer name is only looked at up to here. */
const LONGEST_NAME = 500;

/** The tasks whose names are a start of this one's, ending at a separator. */
const starts = (task: string, tasks: ReadonlySet<string>): readonly string[] =>
  [...task.slice(0, LONGEST_NAME).matchAll(/[-_:./]/g)]
    .map(({ index }) => task.slice(0, index))
    .filter((start) => tasks.has(start));

/** Each task that starts the names of enough others, with these. */
const groupsOf = (tasks: ReadonlySet<string>): readonly (readonly [string, ReadonlySet<string>])[] => {
  const leaves = new Map<string, Set<string>>();
  for (const task of tasks)
    for (const start of starts(task, tasks)) {
      const known = leaves.get(start) ?? new Set<string>();
      leaves.set(start, known.add(task));
    }
  return [...leaves].filter(([, { size }]) => size >= integrityLimits.groupLeaves);
};

const isClose = (a: number, b: number): boolean =>
  Math.abs(a - b) <= integrityLimits.groupRounding * Math.abs(b);

/** Whether a score is the mean of others, each counted once or by its items. */
const isMean = (score: number, leaves: readonly ScoreRecord[]): boolean => {
  const plain = leaves.reduce((sum, leaf) => sum + leaf.score, 0) / leaves.length;
  const items = leaves.reduce((sum, leaf) => sum + (leaf.items ?? Number.NaN), 0);
  const weighted = leaves.reduce((sum, leaf) => sum + leaf.score * (leaf.items ?? Number.NaN), 0) / items;
  return isClose(score, plain) || isClose(score, weighted);
};

export const groupBesideItsLeaves: IntegrityRule = {
  id: 'SG214',
  severity: 'notice',
  title: 'A group stands beside its leaves',
  meaning:
    'The score of one task is the mean of others of the same run, so that the same items stand in the evidence twice, and count twice ' +
    'in every list over tasks.',
  nextStep: 'Leave out the group, or its leaves.',
  find({ records, tasks }) {
    const groups = groupsOf(new Set(tasks.map(({ task }) => task)));
    if (groups.length === 0) return [];
    const byTask = groupBy(records, ({ task }) => task);
    const key = ({ run, metric, source }: ScoreRecord): string => JSON.stringify([run, metric, source.file]);
    return groups.flatMap(([group, leaves]): readonly IntegrityFinding[] => {
      const below = groupBy(
        [...leaves].flatMap((leaf) => byTask.get(leaf) ?? []),
        key,
      );
      const beside = (byTask.get(group) ?? []).filter((record) => {
        const own = below.get(key(record)) ?? [];
        return own.length >= integrityLimits.groupLeaves && isMean(record.score, own);
      });
      const [first] = beside;
      if (first === undefined) return [];
      const message = `${quoteText(group)} is the mean of ${countOf(leaves.size, 'task')} beside it (${countOf(beside.length, 'score')}), so that the same items count twice; leave out the group or its leaves.`;
      return [{ source: first.source, message, distrusted: [] }];
    });
  },
};
