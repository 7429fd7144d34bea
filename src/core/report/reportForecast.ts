import type { Calibration } from '../forecasts/forecast.ts';

/** One route from a planned run to a score. */
interface ReportRoute {
  readonly axis: string;
  readonly kind: 'direct' | 'two-stage';
  /** By its backtests; sums to 1. */
  readonly weight: number;
  /** What it says by itself. */
  readonly value: number;
}

export interface ReportForecast {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** The one-sided limit at `level` that the decision uses. */
  readonly bound: number;
  readonly route: string;
  /** The routes that a planned run was read by, the best first; empty where the claim states the scale itself. */
  readonly routes: readonly ReportRoute[];
  readonly laws: Readonly<Record<string, number>>;
  readonly calibration: Calibration;
  /** Why the calibration is not full; null where it is. */
  readonly calibrationGap: string | null;
  /** How the claim's place on the axis was reached; null where the claim states it itself. */
  readonly derivation: string | null;
}

/** What is forecast at one place between the last run and a claim. */
export interface ReportBandPoint {
  /** Raw value on the axis. */
  readonly x: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}
