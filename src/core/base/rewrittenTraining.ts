import type { MarkedRun } from '../training/trainingEvent.ts';
import { isSameEvent, type TrainingHealth } from '../training/trainingHealth.ts';
import type { Trajectory } from '../training/trajectory.ts';

/** Whether a course goes on from another one: up to where that ended, both have the same losses. */
const goesOn = (was: Trajectory, now: Trajectory | undefined): boolean =>
  now !== undefined &&
  was.rows.every(({ step, loss }, index) => {
    const row = now.rows[index];
    return row !== undefined && row.step === step && row.loss === loss;
  });

/**
 * What befell runs by the logs of the base, and does not by the head's, though the head's do not only go on from where the base's ended:
 * rows that do earlier steps again, or a second log, have taken the place of what was logged.
 *
 * @param nameOf the name of a training run of the base at the head
 */
export const rewrittenTraining = (
  base: TrainingHealth,
  head: TrainingHealth,
  nameOf: (run: string) => string,
): readonly MarkedRun[] => {
  const now = new Map(head.runs.map(({ run, events }) => [run, events]));
  return base.runs.flatMap(({ run: old, events }): MarkedRun[] => {
    const run = nameOf(old);
    const course = base.courses.get(old);
    if (course === undefined || goesOn(course, head.courses.get(run))) return [];
    const lost = events.filter((event) => !now.get(run)?.some((one) => isSameEvent(one, event)));
    return lost.length === 0 ? [] : [{ run, events: lost }];
  });
};
