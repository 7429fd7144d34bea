import { betterWay, sizeInWords } from '../changeWords.ts';
import { shiftLimits } from '../limits.ts';
import { rangeInWords } from '../scaleWords.ts';
import { pDiffers } from '../significance.ts';
import type { ShiftEvidence, ShiftKindDetector } from './shiftKindDetector.ts';

/** How the two levels stand to each other on average, said whether or not that by itself would be a shift. */
export const describeLevel = ({ comparison, range, difference }: ShiftEvidence): string => {
  const { axis, levels } = comparison;
  const gap = difference.averageGap;
  const [higher, lower] = gap.value < 0 ? levels : [levels[1], levels[0]];
  return (
    `${higher} scores ${sizeInWords(comparison, gap)} above ${lower}${betterWay(comparison)} ` +
    `over ${rangeInWords(axis, range)} that both cover.`
  );
};

/** One level scores higher than the other, averaged over the runs inside the shared range. */
export const levelShift: ShiftKindDetector = {
  kind: 'level',
  detect: (evidence) => {
    const { averageGap, df } = evidence.difference;
    if (Math.abs(averageGap.value) < shiftLimits.effect) return null;
    if (pDiffers(averageGap, df) >= shiftLimits.kindP) return null;
    return { effect: averageGap.value, sentence: describeLevel(evidence) };
  },
};
