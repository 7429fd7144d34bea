import { tUpperQuantile } from '../stats/distributions.ts';
import { countOf } from '../text/formatCount.ts';
import { sizeInWords } from './changeWords.ts';
import type { FittedDifference } from './fittedDifference.ts';
import { shiftLimits } from './limits.ts';
import type { UntestedPair } from './shift.ts';
import type { TestedPair } from './testPairs.ts';

/**
 * A pair of which no difference was found, and a large one cannot be excluded either: the 95% bound of the average gap
 * reaches a tenth of the metric's range. Empty where it does not: then the levels are alike as far as anybody plans.
 */
export const cannotTell = (
  { comparison, arrangement }: TestedPair,
  { averageGap, df }: FittedDifference,
): readonly UntestedPair[] => {
  const bound = Math.abs(averageGap.value) + tUpperQuantile(shiftLimits.boundTail, df) * averageGap.se;
  if (bound < shiftLimits.unresolved) return [];
  const { task, metric, factor, levels } = comparison;
  const [first = 0, second = 0] = arrangement.runs;
  return [
    {
      task,
      metric,
      factor,
      levels,
      reason: 'cannot-tell',
      sentence:
        `No difference was found, but with ${countOf(first, 'run')} of ${levels[0]} and ${countOf(second, 'run')} of ${levels[1]} ` +
        `an average gap of up to ${sizeInWords(comparison, { value: bound, se: averageGap.se })} cannot be excluded.`,
      others: 0,
    },
  ];
};
