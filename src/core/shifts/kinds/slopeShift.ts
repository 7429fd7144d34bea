import { betterWay, riseInWords } from '../changeWords.ts';
import { shiftLimits } from '../limits.ts';
import { scaleAtPlace, scaleInWords } from '../scaleWords.ts';
import { pDiffers } from '../significance.ts';
import type { ShiftEvidence, ShiftKindDetector } from './shiftKindDetector.ts';

/** How much each level gains over the middle of the shared range, said whether or not that by itself would be a shift. */
export const describeSlope = ({ comparison, range, difference }: ShiftEvidence): string => {
  const { axis, levels } = comparison;
  const [first, second] = difference.rises;
  const at = (place: number): string => scaleInWords(axis, scaleAtPlace(axis, range, place));
  return (
    `From ${at(shiftLimits.riseFrom)} to ${at(shiftLimits.riseTo)}, ${levels[0]} ` +
    `${riseInWords(comparison, first)} and ${levels[1]} ${riseInWords(comparison, second)}${betterWay(comparison)}.`
  );
};

/** The gap between the levels grows or shrinks with scale. */
export const slopeShift: ShiftKindDetector = {
  kind: 'slope',
  detect: (evidence) => {
    const { gapRise, df } = evidence.difference;
    if (Math.abs(gapRise.value) < shiftLimits.effect) return null;
    if (pDiffers(gapRise, df) >= shiftLimits.kindP) return null;
    return { effect: gapRise.value, sentence: describeSlope(evidence) };
  },
};
