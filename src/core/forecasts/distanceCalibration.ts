import type { BacktestPrediction } from '../backtests/backtestCurve.ts';
import type { ErrorCalibration } from '../backtests/errorCalibration.ts';
import { tUpperQuantile } from '../stats/distributions.ts';
import type { DistanceCalibration } from './calibrator.ts';
import type { Calibration } from './forecast.ts';
import { forecastConstants } from './forecastConstants.ts';

/** The shape of the shipped quantiles between and beyond the 5% and 95% that were measured: Student's t with 5 degrees of freedom. */
const shippedDegrees = 5;

/** The shipped p-quantile of error / sigma: -2.0 at 5%, +2.5 at 95%. */
const shippedQuantile = (p: number): number => {
  const { shippedLower, shippedUpper, shippedTail } = forecastConstants;
  const ratio = tUpperQuantile(1 - p, shippedDegrees) / tUpperQuantile(shippedTail, shippedDegrees);
  return ratio * (p < 0.5 ? shippedLower : shippedUpper);
};

/**
 * Reaches are rounded up to steps of a sixth of an octave, so that claims at nearly one distance share one calibration and
 * no claim's forecast depends on another claim.
 */
const reachOf = (distance: number): number => {
  const { distanceShare, shortestReach } = forecastConstants;
  const wanted = distanceShare * Math.max(distance, shortestReach);
  return 2 ** (Math.ceil(6 * Math.log2(wanted) - 1e-9) / 6);
};

const kindOf = (supporting: readonly BacktestPrediction[], trainingRuns: number): Calibration => {
  const { fullTasks, fullRuns, fullOrigins, borrowedTasks, borrowedRuns } = forecastConstants;
  const tasks = new Set(supporting.map((prediction) => prediction.task)).size;
  const origins = new Set(supporting.map((prediction) => prediction.originRun)).size;
  if (tasks >= fullTasks && trainingRuns >= fullRuns && origins >= fullOrigins) return 'full';
  return tasks >= borrowedTasks && trainingRuns >= borrowedRuns ? 'borrowed' : 'none';
};

/**
 * What the kept backtests support at a distance, for a curve with so many training runs.
 *
 * - `full`: 8 tasks, 10 runs and 5 origins with hidden runs at half the distance or more: scale and quantiles are local.
 * - `borrowed`: 2 tasks and 8 runs: the shipped scale, and quantiles between the local and the shipped ones
 *   ((k local + 8 shipped) / (k + 8), k the number of tasks, at most 7).
 * - `none`: less than that: shipped scale and quantiles, no drift; to be shown, not to be decided on.
 */
export const distanceCalibration = (
  kept: readonly BacktestPrediction[],
  distance: number,
  trainingRuns: number,
  errorsAt: (reach: number, shipped: boolean) => ErrorCalibration,
): DistanceCalibration => {
  const { supportingShare, borrowedWeight, mostBorrowedTasks } = forecastConstants;
  const supporting = kept.filter((prediction) => prediction.distance >= supportingShare * distance);
  const kind = kindOf(supporting, trainingRuns);
  const errors = errorsAt(reachOf(distance), kind !== 'full');
  const tasks = Math.min(mostBorrowedTasks, new Set(supporting.map(({ task }) => task)).size);

  const adjust = (local: number | null, p: number): number => {
    const shipped = shippedQuantile(p);
    if (kind === 'none' || local === null) return shipped;
    return kind === 'full' ? local : (tasks * local + borrowedWeight * shipped) / (tasks + borrowedWeight);
  };
  const outside = (value: number, side: 'lower' | 'upper'): number =>
    side === 'lower' ? Math.min(0, value) : Math.max(0, value);
  const quantile: DistanceCalibration['quantile'] = (p, side) =>
    outside(adjust(kind === 'none' ? null : errors.quantile(p, side), p), side);

  const coverages = new Map<number, number | null>();
  return {
    kind,
    errors,
    quantile,
    decisionQuantile: (p, side) => {
      const value = quantile(p, side);
      if (kind === 'full') return value;
      const shipped = shippedQuantile(p);
      return side === 'lower' ? Math.min(value, shipped) : Math.max(value, shipped);
    },
    coverage: (level) => {
      const before = coverages.get(level);
      if (before !== undefined) return before;
      const tail = (1 - level) / 2;
      const value = errors.coverage(tail, 1 - tail, adjust);
      coverages.set(level, value);
      return value;
    },
  };
};
