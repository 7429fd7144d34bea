import { betterWay, riseInWords } from '../changeWords.ts';
import { shiftLimits } from '../limits.ts';
import { scaleAtPlace, scaleInWords } from '../scaleWords.ts';
import { pDiffers } from '../significance.ts';
import type { ShiftKindDetector } from './shiftKindDetector.ts';

/** One level rises with scale and the other falls, each for itself beyond doubt. */
export const directionShift: ShiftKindDetector = {
  kind: 'direction',
  detect: ({ comparison, range, difference }) => {
    const { rises, gapRise, df } = difference;
    const [first, second] = rises;
    if (first.value * second.value >= 0) return null;
    const clear = rises.every(
      (rise) => Math.abs(rise.value) >= shiftLimits.effect && pDiffers(rise, df) < shiftLimits.directionP,
    );
    if (!clear) return null;
    const { axis, levels } = comparison;
    const at = (place: number): string => scaleInWords(axis, scaleAtPlace(axis, range, place));
    return {
      effect: gapRise.value,
      sentence:
        `From ${at(shiftLimits.riseFrom)} to ${at(shiftLimits.riseTo)}, ${levels[0]} ` +
        `${riseInWords(comparison, first)} while ${levels[1]} ${riseInWords(comparison, second)}` +
        `${betterWay(comparison)}.`,
    };
  },
};
