import { backtestConstants } from '../backtests/backtestConstants.ts';
import { shapeGrid, shapeValues } from '../backtests/shapeGrid.ts';
import { predictMixture, type ShapeMixture, shapeMixture } from '../backtests/shapeMixture.ts';
import { addRun, shapeSums } from '../backtests/shapeSums.ts';
import type { UnitCurve } from '../backtests/unitCurve.ts';
import type { CalibratedCurve, Calibrator } from './calibrator.ts';

/** What the fitted shapes say of a curve at one place, before calibration. In forecast units. */
export interface CurvePrediction {
  readonly mean: number;
  readonly spread: number;
  readonly noise: number;
}

/** From here on the usual grid of midpoints does not surround the target any more. */
const usualReach = 1.5;

/**
 * Fits the mixture with weights that fall off on both sides of a centre: at the newest run this is the
 * recency window of the backtests, inside the range it is a local fit. `shapesAt` gives the shapes of the
 * grid in use.
 */
const centredMixture = (
  curve: UnitCurve,
  centre: number,
  shapesAt: (t: number) => Float64Array,
): ShapeMixture => {
  const sums = shapeSums(shapesAt(centre).length);
  for (const point of curve.points) {
    const weight = Math.exp(-Math.abs(point.t - centre) / backtestConstants.recency);
    addRun(sums, point, shapesAt(point.t), weight, 1);
  }
  return shapeMixture(sums, curve);
};

/**
 * The prediction of a curve that has at least one point, at t. Beyond the data the newest runs weigh most.
 */
export const predictCurve = (
  calibrated: Pick<CalibratedCurve, 'curve' | 'mixture' | 'firstT' | 'lastT'>,
  calibrator: Pick<Calibrator, 'shapesAt'>,
  t: number,
): CurvePrediction => {
  const { curve, firstT, lastT } = calibrated;
  const usual = t <= usualReach;
  const grid = usual ? null : shapeGrid(t);
  const shapesAt = grid === null ? calibrator.shapesAt : (at: number) => shapeValues(grid, at);
  const mixture =
    calibrated.mixture !== null && usual && t >= lastT
      ? calibrated.mixture
      : centredMixture(curve, Math.min(lastT, Math.max(firstT, t)), shapesAt);
  return { ...predictMixture(mixture, shapesAt(t)), noise: mixture.noise };
};
