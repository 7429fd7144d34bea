import { orthonormalColumns } from '../stats/orthonormalColumns.ts';
import { weightedLeastSquares } from '../stats/weightedLeastSquares.ts';
import type { ComparableScore } from './comparableScores.ts';
import type { ShiftDesign } from './shiftDesign.ts';
import { shiftThresholds } from './thresholds.ts';

/** A design with the scores of one task. One entry an observation; scores in units of the metric's range. */
export interface ShiftModel {
  readonly design: ShiftDesign;
  /** What the mean curve is fitted to: the score, or the average of a pair. */
  readonly mean: Float64Array;
  /** What the difference is read from: the score, or the second less the first of a pair. */
  readonly gap: Float64Array;
  /** Inverse variances up to a factor, 1 on average. */
  readonly weights: Float64Array;
  /** Columns of the difference, before their signs; none repeats the others, nor the mean once signed. */
  readonly difference: readonly Float64Array[];
  /** The values of these columns at a place. */
  differenceAt(place: number): readonly number[];
}

/** A mean curve that moves less than this share of the metric's range has no shape. */
const flat = 1e-9;

interface MeanCurve {
  readonly weights: Float64Array;
  readonly coefficients: readonly number[];
  readonly fitted: readonly number[];
}

/**
 * The curve that both levels share. A share p of right answers varies like p(1-p), with p taken from the curve itself, so
 * that the weights know nothing of the labels. An unbounded metric is weighed equally.
 */
const fitMean = (design: ShiftDesign, y: Float64Array, bounded: boolean): MeanCurve => {
  const rounds = bounded ? shiftThresholds.weightingRounds : 0;
  let curve: MeanCurve = { weights: new Float64Array(y.length).fill(1), coefficients: [], fitted: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const fit = weightedLeastSquares(design.mean, y, curve.weights);
    if (fit.kind !== 'fitted') return curve;
    curve = { ...curve, coefficients: fit.coefficients, fitted: fit.fitted };
    if (round === rounds) break;
    const raw = Float64Array.from(fit.fitted, (value) => {
      const p = Math.min(1, Math.max(0, value));
      return 1 / Math.max(p * (1 - p), shiftThresholds.varianceFloor);
    });
    const average = raw.reduce((sum, weight) => sum + weight, 0) / raw.length;
    curve = { ...curve, weights: raw.map((weight) => weight / average) };
  }
  return curve;
};

/**
 * Puts the scores of a task into a design, and lays out the difference: a constant, a line, and the shape of the curve
 * that both levels share. The last one is what a level that gains more or less than the other looks like, whatever the
 * law. A bend at fixed knots in its place would undershoot on curves that are flat at first, and make levels cross that
 * never do. The shared curve does not depend on the labels, so permuting them is as sound as with fixed columns.
 */
export const shiftModel = (
  design: ShiftDesign,
  scores: readonly ComparableScore[],
  bounded: boolean,
): ShiftModel => {
  const { observations, paired } = design;
  const mean = new Float64Array(observations.length);
  const gap = new Float64Array(observations.length);
  observations.forEach(({ scores: [one, other] }, index) => {
    const first = scores[one]?.score ?? 0;
    const second = other === undefined ? first : (scores[other]?.score ?? 0);
    mean[index] = (first + second) / 2;
    gap[index] = other === undefined ? first : second - first;
  });
  const { weights, coefficients } = fitMean(design, mean, bounded);

  const heightOf = (row: readonly number[]): number =>
    row.reduce((sum, value, index) => sum + value * (coefficients[index] ?? 0), 0);
  const curve = Float64Array.from(design.meanCurve, heightOf);
  const lowest = Math.min(...curve);
  const extent = Math.max(...curve) - lowest;
  const shape = (height: number): number => (extent > flat ? (height - lowest) / extent : 0);
  const columns = [
    new Float64Array(observations.length).fill(1),
    Float64Array.from(observations, ({ place }) => place),
    curve.map(shape),
  ];
  const signed = columns.map((column) =>
    column.map((value, index) => value * (observations[index]?.sign ?? 0)),
  );
  const before = paired ? [] : design.mean;
  const kept = new Set(orthonormalColumns([...before, ...signed]).kept.map((index) => index - before.length));
  const keep = <Item>(items: readonly Item[]): readonly Item[] => items.filter((_, index) => kept.has(index));
  return {
    design,
    mean,
    gap,
    weights,
    difference: keep(columns),
    differenceAt: (place) => keep([1, place, shape(heightOf(design.meanAt(place)))]),
  };
};
