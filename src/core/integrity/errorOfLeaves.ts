import type { ScoreRecord } from '../records/scoreRecord.ts';
import type { TaskScores } from './integrityEvidence.ts';
import { integrityLimits } from './limits.ts';

const isLeafOf = (task: string, group: string): boolean =>
  task.length > group.length + 1 && task.startsWith(group) && /[-_:/|]/.test(task[group.length] ?? '');

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
  const errors = tasks.flatMap((one) => {
    if (one.metric !== metric || !isLeafOf(one.task, task)) return [];
    return one.records.find((record) => record.run === run)?.standardError ?? [];
  });
  return (
    standardError !== null &&
    errors.length >= integrityLimits.groupLeaves &&
    aggregates(errors).some(
      (error) => Math.abs(error - standardError) <= integrityLimits.aggregateRounding * standardError,
    )
  );
};
