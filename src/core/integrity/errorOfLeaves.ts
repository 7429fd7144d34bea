import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import type { TaskScores } from './integrityEvidence.ts';
import { integrityLimits } from './limits.ts';

/** What stands between the name of a group and the rest of the name of its leaf. */
const BREAK = /[-_:/|]/;

type ByMetric = ReadonlyMap<string, readonly TaskScores[]>;

const indexed = new WeakMap<readonly TaskScores[], ByMetric>();

/** The tasks by metric, in the order of their names, so that those that begin alike stand together. Made once for a list of tasks. */
const byMetric = (tasks: readonly TaskScores[]): ByMetric => {
  const known = indexed.get(tasks);
  if (known !== undefined) return known;
  const sorted = groupBy(
    [...tasks].sort((a, b) => byCodeUnits(a.task, b.task)),
    ({ metric }) => metric,
  );
  indexed.set(tasks, sorted);
  return sorted;
};

/** The tasks whose name is that of the group with something behind it. */
const leavesOf = (tasks: readonly TaskScores[], group: string): readonly TaskScores[] => {
  let [from, to] = [0, tasks.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((tasks[middle]?.task ?? '') <= group) from = middle + 1;
    else to = middle;
  }
  const leaves: TaskScores[] = [];
  for (let index = from; index < tasks.length; index++) {
    const one = tasks[index];
    if (one === undefined || !one.task.startsWith(group)) break;
    if (one.task.length > group.length + 1 && BREAK.test(one.task[group.length] ?? '')) leaves.push(one);
  }
  return leaves;
};

/** What harnesses have put for the standard error of a group: the mean of its leaves', or the root of the sum of their squares, whole or over their number. */
const aggregates = (errors: readonly number[]): readonly number[] => {
  const sum = errors.reduce((total, error) => total + error, 0);
  const root = Math.sqrt(errors.reduce((total, error) => total + error * error, 0));
  return [sum / errors.length, root, root / errors.length, root / Math.sqrt(errors.length)];
};

/** Whether the standard error of a group is one that some way of aggregating gives for its leaves, which stand beside it by their names. */
export const errorOfLeaves = (
  tasks: readonly TaskScores[],
  { run, task, metric, standardError }: ScoreRecord,
): boolean => {
  const leaves = leavesOf(byMetric(tasks).get(metric) ?? [], task);
  const errors = leaves.flatMap(
    ({ records }) => records.find((record) => record.run === run)?.standardError ?? [],
  );
  return (
    standardError !== null &&
    errors.length >= integrityLimits.groupLeaves &&
    aggregates(errors).some(
      (error) => Math.abs(error - standardError) <= integrityLimits.aggregateRounding * standardError,
    )
  );
};
