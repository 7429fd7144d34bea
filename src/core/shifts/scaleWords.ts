import { isLossAxis, positionOf, type ScaleAxis, scaleAt } from '../records/scaleAxis.ts';
import { formatScaleValue } from '../text/formatScale.ts';

/** Two raw values on the axis, ascending. */
export type ScaleRange = readonly [low: number, high: number];

const noun = (axis: ScaleAxis): string =>
  axis === 'task-loss' ? 'task loss' : isLossAxis(axis) ? 'loss' : axis === 'flops' ? 'FLOPs' : axis;

/** One scale: `loss 2.61`, `70M params`, `1.2e21 FLOPs`. The corpus of a loss is left to the reader, who has one axis. */
export const scaleInWords = (axis: ScaleAxis, scale: number): string =>
  isLossAxis(axis)
    ? `${noun(axis)} ${formatScaleValue(axis, scale)}`
    : `${formatScaleValue(axis, scale)} ${noun(axis)}`;

/** A range of scales: `the losses 2.61 to 3.90`, `the 70M to 12B params`. */
export const rangeInWords = (axis: ScaleAxis, [low, high]: ScaleRange): string => {
  const numbers = `${formatScaleValue(axis, low)} to ${formatScaleValue(axis, high)}`;
  return isLossAxis(axis) ? `the ${noun(axis)}es ${numbers}` : `the ${numbers} ${noun(axis)}`;
};

/** The scale at a place of the range, 0 for the least scale (the highest loss) to 1 for the most. */
export const scaleAtPlace = (axis: ScaleAxis, [one, other]: ScaleRange, place: number): number => {
  const ends = [positionOf(axis, one), positionOf(axis, other)] as const;
  const low = Math.min(...ends);
  return scaleAt(axis, low + place * (Math.max(...ends) - low));
};
