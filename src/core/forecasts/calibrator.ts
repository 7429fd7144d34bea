import type { ErrorCalibration } from '../backtests/errorCalibration.ts';
import type { Side } from '../backtests/errorQuantiles.ts';
import type { ScaleFeatures } from '../backtests/scaleModel.ts';
import type { ShapeBasis } from '../backtests/shapeBasis.ts';
import type { ShapeMixture } from '../backtests/shapeMixture.ts';
import type { UnitCurve } from '../backtests/unitCurve.ts';
import type { ErrorCalibrator } from './errorCalibrator.ts';
import type { Calibration } from './forecast.ts';
import type { ComputeByRun, ForecastAxis } from './forecastAxis.ts';
import type { ScoreUnits } from './scoreUnits.ts';

/** One curve, fitted and ready to be asked. */
export interface CalibratedCurve {
  readonly curve: UnitCurve;
  readonly units: ScoreUnits;
  /** Fitted to all runs; null where the curve has no points. */
  readonly mixture: ShapeMixture | null;
  /** Different places on the axis, and different training runs. */
  readonly distinctScales: number;
  readonly trainingRuns: number;
  readonly firstT: number;
  readonly lastT: number;
}

/** What the size of the error at a target depends on. In forecast units. */
export interface ErrorSize {
  readonly features: ScaleFeatures;
  /** Variance that an uncertain place on the axis adds; 0 where the place is stated. */
  readonly transported: number;
}

/** What the backtests say about a claim at some distance. */
export interface DistanceCalibration {
  readonly kind: Calibration;
  /** What is missing for a full calibration; null where nothing is. */
  readonly missing: string | null;
  readonly errors: ErrorCalibration;
  /** To be added to a forecast per unit of distance; 0 where the calibration is not full. */
  readonly drift: number;
  /** Where the p-quantile of the error lies beside the forecast: at or below 0 for the lower side, at or above for the upper. */
  offset(p: number, side: Side, size: ErrorSize): number;
  /**
   * The same for a one-sided limit that a decision rests on: where the calibration is borrowed, the wider of
   * borrowed and shipped.
   */
  decisionOffset(p: number, side: Side, size: ErrorSize): number;
  /** Coverage of the central interval at a level on runs that did not set it; null where too few. */
  coverage(level: number): number | null;
}

/**
 * The fitted curves of one axis, and what their backtests teach about errors. Made once, asked for every
 * claim.
 */
export interface Calibrator extends ErrorCalibrator {
  /** Null where there are no curves. */
  readonly axis: ForecastAxis | null;
  readonly flops: ComputeByRun;
  readonly curves: ReadonlyMap<string, CalibratedCurve>;
  /** Weight of the pseudo-observation at chance, as a share of the weight of the runs; chosen by backtests. */
  readonly chanceShare: number;
  /** The shapes that forecasts average. */
  readonly basis: ShapeBasis;
}
