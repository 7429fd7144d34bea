import { withinLimits } from '../backtests/withinLimits.ts';
import type { DistanceCalibration, ErrorSize } from './distanceCalibration.ts';
import type { Calibration, Forecast } from './forecast.ts';
import { forecastingLimits } from './limits.ts';
import type { ScoreUnits } from './scoreUnits.ts';

const { mostDistanceRatio } = forecastingLimits;

/** A forecast before it is turned into an interval. In forecast units. */
export interface CalibratedPrediction {
  readonly mean: number;
  readonly size: ErrorSize;
  /** Distance in t beyond the observed range, on either side. */
  readonly distance: number;
  readonly calibration: DistanceCalibration;
  readonly kind: Calibration;
  /** Why the calibration is not full; null where it is. */
  readonly gap: string | null;
  readonly laws: Forecast['laws'];
}

/**
 * The part of a forecast that follows from its mean, the size of its error and the calibration. In the metric's unit. Beyond what the
 * backtests reach all limits lie farther away in proportion to the distance: errors grow with it, and nothing local says by how much.
 */
export const forecastLimits = (
  { mean, size, distance, calibration, kind, gap, laws }: CalibratedPrediction,
  units: ScoreUnits,
  confidence: number,
  longestBacktest: number,
): Omit<Forecast, 'route' | 'routes' | 'extrapolation'> => {
  const distanceRatio =
    distance === 0 ? 0 : Math.min(mostDistanceRatio, distance / Math.max(longestBacktest, 1e-12));
  const widening = kind === 'none' ? 1 : Math.max(1, distanceRatio / forecastingLimits.longestDistanceRatio);
  const limit = (offset: number): number => withinLimits(mean + widening * offset, units.limits);
  const tail = (1 - confidence) / 2;
  const worst = limit(calibration.decisionOffset(1 - confidence, 'lower', size));
  const best = limit(calibration.decisionOffset(confidence, 'upper', size));
  const low = Math.min(worst, limit(calibration.offset(tail, 'lower', size)));
  const high = Math.max(best, limit(calibration.offset(1 - tail, 'upper', size)));
  const score = units.toScore;
  const { meanAbsoluteError, folds } = calibration.errors;
  return {
    value: score(mean),
    lower: score(units.turned ? high : low),
    upper: score(units.turned ? low : high),
    level: confidence,
    lowerBound: score(units.turned ? best : worst),
    upperBound: score(units.turned ? worst : best),
    laws,
    calibration: kind,
    calibrationGap: gap,
    distanceRatio,
    backtest: {
      folds,
      coverage: calibration.coverage(confidence),
      meanAbsoluteError: meanAbsoluteError === null ? null : meanAbsoluteError * units.unitAt(score(mean)),
    },
  };
};
