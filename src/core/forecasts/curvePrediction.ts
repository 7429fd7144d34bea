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
  readonly sampling: number;
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
  chanceShare: number,
): ShapeMixture => {
  const sums = shapeSums(shapesAt(centre).length);
  for (const point of curve.points) {
    const weight = Math.exp(-Math.abs(point.t - centre) / backtestConstants.recency);
    addRun(sums, point, shapesAt(point.t), weight, 1);
  }
  return shapeMixture(sums, curve, chanceShare);
};

interface Fitted {
  readonly mixture: ShapeMixture;
  readonly shapesAt: (t: number) => Float64Array;
}

/** What answers for a place: the backtested mixture beyond the data, a local fit inside, a wider grid far out. */
const fittedFor = (
  { curve, mixture, firstT, lastT }: Pick<CalibratedCurve, 'curve' | 'mixture' | 'firstT' | 'lastT'>,
  calibrator: Pick<Calibrator, 'shapesAt' | 'chanceShare'>,
  t: number,
): Fitted => {
  const usual = t <= usualReach;
  const grid = usual ? null : shapeGrid(t);
  const shapesAt = grid === null ? calibrator.shapesAt : (at: number) => shapeValues(grid, at);
  if (mixture !== null && usual && t >= lastT) return { mixture, shapesAt };
  const centre = Math.min(lastT, Math.max(firstT, t));
  return { mixture: centredMixture(curve, centre, shapesAt, calibrator.chanceShare), shapesAt };
};

/**
 * The prediction of a curve that has at least one point, at t. Beyond the data the newest runs weigh most.
 */
export const predictCurve = (
  calibrated: Pick<CalibratedCurve, 'curve' | 'mixture' | 'firstT' | 'lastT'>,
  calibrator: Pick<Calibrator, 'shapesAt' | 'chanceShare'>,
  t: number,
): CurvePrediction => {
  const { mixture, shapesAt } = fittedFor(calibrated, calibrator, t);
  return { ...predictMixture(mixture, shapesAt(t)), noise: mixture.noise, sampling: mixture.sampling };
};

/** Half the step over which a slope is taken, in t. */
const slopeStep = 0.005;

/** The slope of the predicted mean in t, by a central difference on what answers for t. In forecast units. */
export const predictedSlope = (
  calibrated: Pick<CalibratedCurve, 'curve' | 'mixture' | 'firstT' | 'lastT'>,
  calibrator: Pick<Calibrator, 'shapesAt' | 'chanceShare'>,
  t: number,
): number => {
  const { mixture, shapesAt } = fittedFor(calibrated, calibrator, t);
  const meanAt = (at: number): number => predictMixture(mixture, shapesAt(at)).mean;
  return (meanAt(t + slopeStep) - meanAt(t - slopeStep)) / (2 * slopeStep);
};
