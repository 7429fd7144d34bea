import { weightedLeastSquares } from '../stats/weightedLeastSquares.ts';
import type { MeanModel } from './meanModel.ts';
import { shiftThresholds } from './thresholds.ts';

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

interface Fit {
  readonly weights: Float64Array;
  readonly coefficients: readonly number[];
}

/** A share p of right answers varies like p(1-p), with p taken from the curve itself; an unbounded metric is weighed equally. */
const fit = ({ columns }: MeanModel, y: Float64Array, bounded: boolean): Fit => {
  const rounds = bounded ? shiftThresholds.weightingRounds : 0;
  let found: Fit = { weights: new Float64Array(y.length).fill(1), coefficients: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const fitted = weightedLeastSquares(columns, y, found.weights);
    if (fitted.kind !== 'fitted') return found;
    found = { ...found, coefficients: fitted.coefficients };
    if (round === rounds) break;
    const raw = Float64Array.from(fitted.fitted, (value) => {
      const p = Math.min(1, Math.max(0, value));
      return 1 / Math.max(p * (1 - p), shiftThresholds.varianceFloor);
    });
    const average = raw.reduce((sum, weight) => sum + weight, 0) / raw.length;
    found = { ...found, weights: raw.map((weight) => weight / average) };
  }
  return found;
};

/**
 * Fits the common curve to `y`, one entry an observation of the model, in units of the metric's range. Neither its weights
 * nor its shape depend on the labels, so that exchanging labels is as sound as with fixed columns.
 */
export const commonCurve = (mean: MeanModel, y: Float64Array, bounded: boolean): CommonCurve => {
  const { weights, coefficients } = fit(mean, y, bounded);
  const heightOf = (row: readonly number[]): number =>
    row.reduce((sum, value, index) => sum + value * (coefficients[index] ?? 0), 0);
  const heights = Float64Array.from(mean.averaged, heightOf);
  const lowest = Math.min(...heights);
  const extent = Math.max(...heights) - lowest;
  const shapeOf = (height: number): number => (extent > flat ? (height - lowest) / extent : 0);
  return { weights, shape: heights.map(shapeOf), shapeAt: (place) => shapeOf(heightOf(mean.at(place))) };
};
