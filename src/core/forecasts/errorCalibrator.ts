import type { BacktestPrediction } from '../backtests/backtestCurve.ts';
import { calibrateErrors, type ErrorCalibration } from '../backtests/errorCalibration.ts';

import {
  backtestSupport,
  type DistanceCalibration,
  distanceCalibration,
  reachingSupport,
  supportAt,
} from './distanceCalibration.ts';
import { forecastingLimits } from './limits.ts';

/** What a set of backtests says about claims at any distance. */
export interface ErrorCalibrator {
  /** The longest distance in t of a kept backtest; 0 where there is none. */
  readonly longestBacktest: number;
  /** Depends on the curve only through its number of training runs. Distance in t, at least 0. */
  calibrationAt(distance: number, trainingRuns: number): DistanceCalibration;
}

/** Learns from backtests, each kind of calibration when it is first asked for. */
export const errorCalibrator = (predictions: readonly BacktestPrediction[]): ErrorCalibrator => {
  const kept = predictions.filter((prediction) => prediction.kept);
  const errorsKnown = new Map<'local' | 'shipped', ErrorCalibration>();
  const errorsBy = (scale: 'local' | 'shipped'): ErrorCalibration => {
    const before = errorsKnown.get(scale);
    if (before !== undefined) return before;
    const errors = calibrateErrors(predictions, scale === 'local' ? null : forecastingLimits.shippedScale);
    errorsKnown.set(scale, errors);
    return errors;
  };
  const support = backtestSupport(kept);
  const known = new Map<string, DistanceCalibration>();
  const longestBacktest = kept.reduce((longest, { distance }) => Math.max(longest, distance), 0);
  return {
    longestBacktest,
    calibrationAt: (distance, trainingRuns) => {
      const supported = reachingSupport(support, distance, longestBacktest, trainingRuns);
      const { kind, tasks, missing } = supported;
      const nearerInFull = kind !== 'full' && supportAt(support, 0, trainingRuns).kind === 'full';
      const key = JSON.stringify([kind, tasks, missing, nearerInFull]);
      const before = known.get(key);
      if (before !== undefined) return before;
      const errors = errorsBy(kind === 'full' ? 'local' : 'shipped');
      const made = distanceCalibration(supported, errors, nearerInFull ? errorsBy('local') : null);
      known.set(key, made);
      return made;
    },
  };
};
