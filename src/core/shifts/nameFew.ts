import { groupBy } from '../collections/groupBy.ts';
import { bySubject } from './bySubject.ts';
import { shiftLimits } from './limits.ts';
import type { UntestedPair } from './shift.ts';

/**
 * Sorted by subject, with three pairs at most of each task, metric, factor and reason: the third counts the others. So the list grows
 * with the tasks, and not with the square of the levels.
 */
export const nameFew = (untested: readonly UntestedPair[]): readonly UntestedPair[] => {
  const groups = groupBy(untested, ({ task, metric, factor, reason }) =>
    JSON.stringify([task, metric, factor, reason]),
  );
  return [...groups.values()]
    .flatMap((group) => {
      const sorted = [...group].sort(bySubject);
      const named = sorted.slice(0, shiftLimits.untestedNamed);
      const counted = sorted.slice(named.length).reduce((sum, { others }) => sum + 1 + others, 0);
      const last = named.pop();
      return last === undefined ? [] : [...named, { ...last, others: last.others + counted }];
    })
    .sort(bySubject);
};
