import type { Curve } from '../curves/curve.ts';
import { median } from '../stats/quantile.ts';
import { type TrendLimits, trendLimits } from './limits.ts';

/**
 * The points of a group of curves in one system of units: improvement is up, and 1 is the metric's range. Points stand
 * curve by curve, each in order of position.
 */
export interface Observations {
  readonly curves: number;
  /** First point of each curve, and the number of points at the end. */
  readonly starts: Int32Array;
  readonly position: Float64Array;
  readonly score: Float64Array;
  /** Training run of each point, counted over the group. */
  readonly run: Int32Array;
  readonly runs: number;
  /** Items behind each score, or the number that would give its standard error; null where nothing is known of any. */
  readonly items: Float64Array | null;
  /** The metric's value at 0. */
  readonly origin: number;
  /** What 1 stands for in the metric's own unit, greater than 0. */
  readonly unit: number;
  /** 1, or -1 for a metric where less is better. */
  readonly sign: 1 | -1;
  readonly bounded: boolean;
  /**
   * Typical size of a score in its unit, for a metric without a range: the median's; 0 where scores lie on both sides of 0, so
   * that none of them says what is large.
   */
  readonly level: number;
}

/** The group as numbers. A metric without a range is measured in its own observed spread (1 where there is none). */
export const observe = (
  curves: readonly Curve[],
  { tellingVariance }: Pick<TrendLimits, 'tellingVariance'> = trendLimits,
): Observations => {
  const points = curves.flatMap((curve) => curve.points);
  const scores = points.map(({ score }) => score);
  const first = curves[0];
  const range = first?.range ?? null;
  const sign = first?.direction === 'lower' ? -1 : 1;
  const low =
    range?.lower ?? scores.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high =
    range?.upper ?? scores.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const unit = high > low ? high - low : 1;
  const origin = sign === 1 ? low : high;

  const starts = new Int32Array(curves.length + 1);
  curves.forEach((curve, index) => {
    starts[index + 1] = (starts[index] ?? 0) + curve.points.length;
  });
  const numbers = new Map<string, number>();
  const run = Int32Array.from(points, ({ trainingRun }) => {
    const known = numbers.get(trainingRun) ?? numbers.size;
    numbers.set(trainingRun, known);
    return known;
  });
  const score = Float64Array.from(scores, (value) => (sign * (value - origin)) / unit);
  return {
    curves: curves.length,
    starts,
    position: Float64Array.from(points, ({ position }) => position),
    score,
    run,
    runs: numbers.size,
    items: range === null ? unboundedItems(points, unit) : boundedItems(points, score, unit, tellingVariance),
    origin,
    unit,
    sign,
    bounded: range !== null,
    level: low >= 0 || high <= 0 ? Math.abs(median(scores)) / unit : 0,
  };
};

type Noise = readonly { readonly standardError: number | null; readonly items: number | null }[];

/** Completed with the median where only some are known: tasks are read with one set of items as a rule. */
const complete = (known: readonly (number | null)[]): Float64Array | null => {
  const present = known.filter((value) => value !== null);
  if (present.length === 0) return null;
  const middle = median(present);
  return Float64Array.from(known, (value) => value ?? middle);
};

const boundedItems = (
  points: Noise,
  score: Float64Array,
  unit: number,
  tellingVariance: number,
): Float64Array | null =>
  complete(
    points.map(({ standardError, items }, index) => {
      const fraction = Math.min(1, Math.max(0, score[index] ?? 0));
      const variance = fraction * (1 - fraction);
      // A stated error knows more than the number of items: graded and averaged scores vary less than right and wrong.
      if (standardError !== null && standardError > 0 && variance >= tellingVariance) {
        return variance / (standardError / unit) ** 2;
      }
      return items;
    }),
  );

/** Without a range there is no binomial variance; a quarter over the squared error makes the weights come out right. */
const unboundedItems = (points: Noise, unit: number): Float64Array | null =>
  complete(
    points.map(({ standardError }) =>
      standardError !== null && standardError > 0 ? 0.25 / (standardError / unit) ** 2 : null,
    ),
  );
