import { basisFor } from '../backtests/basisFor.ts';
import { centredMixture } from '../backtests/centredMixture.ts';
import { familyShares } from '../backtests/familyShares.ts';
import { type ShapeBasis, shapeBasis } from '../backtests/shapeBasis.ts';
import { predictMixture, type ShapeMixture } from '../backtests/shapeMixture.ts';
import type { CalibratedCurve, Calibrator } from './calibrator.ts';
import { forecastingLimits } from './limits.ts';

const { usualReach } = forecastingLimits;

/** What the fitted shapes say of a curve at one place, before calibration. In forecast units. */
export interface CurvePrediction {
  readonly mean: number;
  readonly spread: number;
  readonly noise: number;
  readonly sampling: number;
  /** Share of every family of shapes; sums to 1. */
  readonly laws: Readonly<Record<string, number>>;
}

type ShapeFit = Pick<Calibrator, 'basis' | 'logarithmicBasis' | 'chanceShare'>;

interface Fitted {
  readonly mixture: ShapeMixture;
  readonly basis: ShapeBasis;
}

/** What answers for a place: the backtested mixture beyond the data, a local fit inside, a wider grid far out. */
const fittedFor = (
  { curve, mixture, firstT, lastT }: Pick<CalibratedCurve, 'curve' | 'mixture' | 'firstT' | 'lastT'>,
  calibrator: ShapeFit,
  t: number,
): Fitted => {
  const usual = t <= usualReach;
  const shapes = basisFor(calibrator, curve.kind);
  const basis = usual ? shapes : shapeBasis(shapes.families, t);
  if (mixture !== null && usual && t >= lastT) return { mixture, basis };
  const centre = Math.min(lastT, Math.max(firstT, t));
  return { mixture: centredMixture(curve, centre, basis, calibrator.chanceShare), basis };
};

/**
 * The prediction of a curve that has at least one point, at t. Beyond the data the newest runs weigh most.
 */
export const predictCurve = (
  calibrated: Pick<CalibratedCurve, 'curve' | 'mixture' | 'firstT' | 'lastT'>,
  calibrator: ShapeFit,
  t: number,
): CurvePrediction => {
  const { mixture, basis } = fittedFor(calibrated, calibrator, t);
  const laws = familyShares(mixture);
  return { ...predictMixture(mixture, basis.at(t)), noise: mixture.noise, sampling: mixture.sampling, laws };
};

/** Half the step over which a slope is taken, in t. */
const slopeStep = 0.005;

/** The slope of the predicted mean in t, by a central difference on what answers for t. In forecast units. */
export const predictedSlope = (
  calibrated: Pick<CalibratedCurve, 'curve' | 'mixture' | 'firstT' | 'lastT'>,
  calibrator: ShapeFit,
  t: number,
): number => {
  const { mixture, basis } = fittedFor(calibrated, calibrator, t);
  const meanAt = (at: number): number => predictMixture(mixture, basis.at(at)).mean;
  return (meanAt(t + slopeStep) - meanAt(t - slopeStep)) / (2 * slopeStep);
};
