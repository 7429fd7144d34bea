import type { BacktestPrediction } from '../backtests/backtestCurve.ts';
import type { ShapeBases } from '../backtests/shapeBases.ts';
import type { ShapeMixture } from '../backtests/shapeMixture.ts';
import type { UnitCurve } from '../backtests/unitCurve.ts';
import type { ErrorCalibrator } from './errorCalibrator.ts';
import type { ComputeByRun, ForecastAxis } from './forecastAxis.ts';
import type { ScoreUnits } from './scoreUnits.ts';

/** One curve, fitted and ready to be asked. */
export interface CalibratedCurve {
  readonly curve: UnitCurve;
  readonly units: ScoreUnits;
  /** Fitted to all runs; null where the curve has no points. */
  readonly mixture: ShapeMixture | null;
  /** The kept backtest that hides the most runs: what it predicted for them. None where the curve is too short. */
  readonly longestBacktest: readonly BacktestPrediction[];
  /** Different places on the axis, and different training runs. */
  readonly distinctScales: number;
  readonly trainingRuns: number;
  readonly firstT: number;
  readonly lastT: number;
}

/**
 * The fitted curves of one axis, and what their backtests teach about errors. Made once, asked for every
 * claim.
 */
export interface Calibrator extends ErrorCalibrator, ShapeBases {
  /** Null where there are no curves. */
  readonly axis: ForecastAxis | null;
  readonly flops: ComputeByRun;
  readonly curves: ReadonlyMap<string, CalibratedCurve>;
  /** Weight of the pseudo-observation at chance, as a share of the weight of the runs; chosen by backtests. */
  readonly chanceShare: number;
}
