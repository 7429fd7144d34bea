import { shiftLimits } from '../limits.ts';
import type { ShiftKindDetector, StableVerdict } from './shiftKindDetector.ts';

const stable = ({ verdict, stability }: StableVerdict): boolean =>
  verdict !== 'insufficient' && stability !== null && stability >= shiftLimits.verdictStability;

/**
 * The two levels' curves have different trend verdicts, and resampling changes neither. Never a shift by itself: most
 * verdicts that differ do so for lack of power, so the omnibus test must have found a difference first.
 */
export const verdictShift: ShiftKindDetector = {
  kind: 'verdict',
  detect: ({ comparison, difference, verdicts }) => {
    const apart = verdicts.find(
      ([first, second]) => first.verdict !== second.verdict && stable(first) && stable(second),
    );
    if (apart === undefined) return null;
    const [first, second] = comparison.levels;
    return {
      effect: difference.averageGap.value,
      sentence: `The trend is ${apart[0].verdict} at ${first} and ${apart[1].verdict} at ${second}.`,
    };
  },
};
