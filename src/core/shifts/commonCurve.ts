import { solvePositiveDefinite } from '../stats/solvePositiveDefinite.ts';
import { shiftLimits } from './limits.ts';
import type { MeanModel } from './meanModel.ts';

/** A mean curve that moves less than this share of the metric's range has no shape. */
const flat = 1e-9;

/** The curve that all levels share, fitted without knowing which score is whose. */
export interface CommonCurve {
  /** Inverse variances of the observations up to a factor, 1 on average. */
  readonly weights: Float64Array;
  /** The curve's own shape at each observation's place: 0 at its lowest, 1 at its highest, 0 everywhere if it is flat. */
  readonly shape: Float64Array;
  shapeAt(place: number): number;
}

/**
 * Weighted least squares by normal equations: on columns at right angles, with weights that differ at most 12.5-fold,
 * they cost no digits. Null only where there is nothing to fit.
 */
const coefficientsOf = (
  columns: readonly Float64Array[],
  y: Float64Array,
  weights: Float64Array,
): Float64Array | null => {
  const size = columns.length;
  const matrix = new Float64Array(size * size);
  const vector = new Float64Array(size);
  columns.forEach((a, j) => {
    const weighted = a.map((value, i) => value * (weights[i] ?? 0));
    for (let i = 0; i < y.length; i += 1) vector[j] = (vector[j] ?? 0) + (weighted[i] ?? 0) * (y[i] ?? 0);
    for (let k = 0; k <= j; k += 1) {
      const b = columns[k] ?? a;
      let sum = 0;
      for (let i = 0; i < y.length; i += 1) sum += (weighted[i] ?? 0) * (b[i] ?? 0);
      matrix[j * size + k] = sum;
    }
  });
  return solvePositiveDefinite(matrix, vector);
};

/** A share p of right answers varies like p(1-p); the weights are 1 on average. */
const weightsOf = (columns: readonly Float64Array[], coefficients: Float64Array): Float64Array => {
  const weights = new Float64Array(columns[0]?.length ?? 0);
  let total = 0;
  for (let i = 0; i < weights.length; i += 1) {
    let fitted = 0;
    for (let j = 0; j < columns.length; j += 1) fitted += (columns[j]?.[i] ?? 0) * (coefficients[j] ?? 0);
    const p = Math.min(1, Math.max(0, fitted));
    const weight = 1 / Math.max(p * (1 - p), shiftLimits.varianceFloor);
    weights[i] = weight;
    total += weight;
  }
  return weights.map((weight) => (weight * weights.length) / total);
};

/**
 * Fits the common curve to `y`, one entry an observation of the model, in units of the metric's range. Neither its weights
 * nor its shape depend on the labels, so that exchanging labels is as sound as with fixed columns.
 */
export const commonCurve = (mean: MeanModel, y: Float64Array, bounded: boolean): CommonCurve => {
  let weights: Float64Array = new Float64Array(y.length).fill(1);
  let coefficients = coefficientsOf(mean.columns, y, weights) ?? new Float64Array(mean.columns.length);
  // An unbounded metric is weighed equally; the p of a bounded one is taken from the curve itself.
  for (let round = 0; bounded && round < shiftLimits.weightingRounds; round += 1) {
    weights = weightsOf(mean.columns, coefficients);
    coefficients = coefficientsOf(mean.columns, y, weights) ?? coefficients;
  }
  const heightOf = (row: Float64Array): number => {
    let height = 0;
    for (let j = 0; j < row.length; j += 1) height += (row[j] ?? 0) * (coefficients[j] ?? 0);
    return height;
  };
  const heights = Float64Array.from(mean.averaged, heightOf);
  const lowest = Math.min(...heights);
  const extent = Math.max(...heights) - lowest;
  const shapeOf = (height: number): number => (extent > flat ? (height - lowest) / extent : 0);
  return { weights, shape: heights.map(shapeOf), shapeAt: (place) => shapeOf(heightOf(mean.at(place))) };
};
