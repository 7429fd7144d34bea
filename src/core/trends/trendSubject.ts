import type { Curve } from '../curves/curve.ts';
import type { ScaleAxis } from '../records/scaleAxis.ts';
import { scaleAt } from '../records/scaleAxis.ts';
import { formatNumber } from '../text/formatNumber.ts';
import { axisName, formatScaleValue, isLossName } from '../text/formatScale.ts';
import type { Judgement } from './judge.ts';
import type { TrendLimits } from './limits.ts';
import type { Measurement } from './measurement.ts';

/** What the sentences about a trend are made from. */
export interface TrendSubject {
  readonly curves: readonly Curve[];
  readonly axis: ScaleAxis;
  readonly measurement: Measurement;
  readonly judgement: Judgement;
  /** The verdict that its own resamples contradict, where that is the reason. */
  readonly contradicted: Judgement | null;
  readonly limits: TrendLimits;
  /** Every question's numbers, in units of the metric's range. */
  readonly numbers: Readonly<Record<string, number | null>>;
  readonly runs: number;
  /** What 1 stands for in the metric's own unit. */
  readonly unit: number;
  /** Whether scores are natural logarithms of the metric's. */
  readonly logged: boolean;
  readonly position: Float64Array;
  /** Scores in units of the metric's range, better being up, with the metric's value at 0. */
  readonly score: Float64Array;
  readonly origin: number;
  readonly sign: 1 | -1;
}

/** Two significant digits of a change, in the metric's unit: `0.21`, `0.064`; or `a factor of 1.4`. */
export const showChange = ({ unit, logged }: TrendSubject, change: number): string => {
  const size = Math.abs(change) * unit;
  return logged
    ? `a factor of ${formatNumber(Math.exp(size), { significant: 3 })}`
    : formatNumber(size, { significant: 2 });
};

/** `p = 0.004`, `p < 0.0001`. */
export const showP = (p: number): string =>
  p < 1e-4 ? 'p < 0.0001' : `p = ${formatNumber(p, { significant: p < 0.1 ? 1 : 2 })}`;

/** `loss 3.10 to 2.62 on c4_val`, `params 160M to 2.8B`: the stretch between two shares of the scan's sorted points. */
export const showStretch = (subject: TrendSubject, from: number, to: number): string => {
  const { axis } = subject;
  const value = (position: number): string => formatScaleValue(axis, scaleAt(axis, position));
  const name = axisName(axis);
  return isLossName(axis)
    ? name.replace('loss', `loss ${value(from)} to ${value(to)}`)
    : `${name} ${value(from)} to ${value(to)}`;
};

/** Mean position of a window of the sorted points. */
export const middleOf = (
  { measurement, position }: TrendSubject,
  [first, last]: readonly [number, number],
): number => {
  let sum = 0;
  for (let place = first; place <= last; place += 1) sum += position[measurement.sorted[place] ?? 0] ?? 0;
  return sum / (last - first + 1);
};

/** `over the last third of the range`, or null where a stretch is no part that has a name. `from` and `to` are shares of the range. */
export const partOfRange = (from: number, to: number): string | null => {
  if (from >= 0.6) return 'over the last third of the range';
  if (to <= 0.4) return 'over the first third of the range';
  if (from >= 0.45) return 'over the last half of the range';
  if (to <= 0.55) return 'over the first half of the range';
  return null;
};
