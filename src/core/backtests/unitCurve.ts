import type { MetricSpace } from '../curves/metricSpace.ts';

/** One run's score in forecast units. */
export interface UnitPoint {
  readonly run: string;
  /** Checkpoints of one training run share it. */
  readonly trainingRun: string;
  /** Place on the axis; 0 to 1 over the fitted runs, more scale to the right. */
  readonly t: number;
  /** Score in units of the range in the metric's space, better is more: 0 to 1 for a bounded metric. */
  readonly y: number;
  /** Square of the stated standard error, in units of y; null where unknown. */
  readonly variance: number | null;
  /** Number of items; null where unknown. */
  readonly items: number | null;
}

/** What a score cannot leave, in forecast units; infinite where it has no such end. */
export interface ScoreLimits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * A curve in the units that forecasts are made in: the place on the axis is normalised, the score is divided
 * by its range and turned so that better is more. Points are sorted by (t, y, run id).
 */
export interface UnitCurve {
  readonly id: string;
  /** Errors of one task are not independent: guards resample whole tasks. */
  readonly task: string;
  readonly points: readonly UnitPoint[];
  /** Score of a guesser, in units of y; null where unknown. */
  readonly chance: number | null;
  /** How the metric is read: a bounded one is a share, 0 to 1, with a variance of p(1 - p). */
  readonly kind: MetricSpace['kind'];
  readonly limits: ScoreLimits;
}
