import type { ScaleAxis } from '../records/scaleAxis.ts';

/** How far a forecast reads beyond the evidence. */
export interface Extrapolation {
  /** Compute multiple over the largest run where compute is known, else distance beyond the range in units of the range. */
  readonly ratio: number;
  /** What `ratio` counts: `flops`, `params`, `tokens`, or the loss axis in units of its observed range. */
  readonly axis: string;
  /** True where the target lies inside the observed range: an interpolation. */
  readonly inside: boolean;
}

/** What the evidence says about forecasts of this kind, measured by hiding its own largest runs. */
export interface BacktestSummary {
  /** Origins × curves that took part. */
  readonly folds: number;
  /** Share of hidden scores inside the interval at the forecast's level, on folds that did not set the quantile; null where too few. */
  readonly coverage: number | null;
  /** In the metric's unit; null where no fold took part. */
  readonly meanAbsoluteError: number | null;
}

/** `full`: local backtests set the interval. `borrowed`: shipped defaults took part. `none`: nothing local supports it. */
export type Calibration = 'full' | 'borrowed' | 'none';

/** One route in a forecast. */
export interface RouteShare {
  readonly axis: ScaleAxis;
  readonly kind: 'direct' | 'two-stage';
  /** Sums to 1 over the routes. */
  readonly weight: number;
  /** What it says by itself, in the metric's unit. */
  readonly value: number;
}

/** The predicted score at one scale. All values in the metric's unit; bounded metrics stay inside their range. */
export interface Forecast {
  readonly value: number;
  /** Central interval at `level`. */
  readonly lower: number;
  readonly upper: number;
  /** 0 to 1, the claim's confidence. */
  readonly level: number;
  /** One-sided lower and upper limits at `level`: each by itself holds with that confidence. */
  readonly lowerBound: number;
  readonly upperBound: number;
  /** `direct` on the axis itself, `two-stage` through a predicted loss, or `mixed`: several routes, weighed by their backtests. */
  readonly route: 'direct' | 'two-stage' | 'mixed';
  /** The routes that a planned run was read by, the best first; none where the claim states the scale itself. */
  readonly routes: readonly RouteShare[];
  /** Share of each law in the forecast; sums to 1. */
  readonly laws: Readonly<Record<string, number>>;
  readonly calibration: Calibration;
  /** Why the calibration is not full, in words; null where it is. */
  readonly calibrationGap: string | null;
  /** Distance of the target beyond the last run divided by the longest backtest's distance; 0 for an interpolation. */
  readonly distanceRatio: number;
  readonly extrapolation: Extrapolation;
  readonly backtest: BacktestSummary;
}

/** A forecast, or why there is none. */
export type ForecastOutcome =
  | { readonly kind: 'forecast'; readonly forecast: Forecast }
  | { readonly kind: 'none'; readonly reason: string };
