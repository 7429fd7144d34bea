import { betterWay, riseInWords } from '../changeWords.ts';
import { scaleAtPlace, scaleInWords } from '../scaleWords.ts';
import { pDiffers } from '../significance.ts';
import { shiftThresholds } from '../thresholds.ts';
import type { ShiftKindDetector } from './shiftKindDetector.ts';

/** One level rises with scale and the other falls, each for itself beyond doubt. */
export const directionShift: ShiftKindDetector = {
  kind: 'direction',
  detect: ({ comparison, range, difference }) => {
    const { rises, gapRise, df } = difference;
    const [first, second] = rises;
    if (first.value * second.value >= 0) return null;
    const clear = rises.every(
      (rise) =>
        Math.abs(rise.value) >= shiftThresholds.effect && pDiffers(rise, df) < shiftThresholds.directionP,
    );
    if (!clear) return null;
    const { axis, levels } = comparison;
    const at = (place: number): string => scaleInWords(axis, scaleAtPlace(axis, range, place));
    return {
      effect: gapRise.value,
      sentence:
        `From ${at(shiftThresholds.riseFrom)} to ${at(shiftThresholds.riseTo)}, ${levels[0]} ` +
        `${riseInWords(comparison, first)} while ${levels[1]} ${riseInWords(comparison, second)}` +
        `${betterWay(comparison)}.`,
    };
  },
};
