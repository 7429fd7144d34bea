import type { Curve } from '../../../src/core/curves/curve.ts';
import { calibrate } from '../../../src/core/forecasts/calibrate.ts';
import type { Forecast } from '../../../src/core/forecasts/forecast.ts';
import type { ComputeByRun } from '../../../src/core/forecasts/forecastAxis.ts';
import { forecastScore } from '../../../src/core/forecasts/forecastScore.ts';

/** A score that no forecast has seen, on one curve. */
export interface HiddenScore {
  readonly run: string;
  readonly curve: Curve;
  /** What the forecast is held against: a hidden measurement, or the true curve of a simulation. */
  readonly actual: number;
  readonly position: number;
  /** The row of a table that it belongs to. */
  readonly group: string;
}

/** A hidden score, and what was forecast for it. */
export interface HeldForecast extends HiddenScore {
  readonly forecast: Forecast;
}

/** Forecasts hidden scores from the shown curves, all of one axis. Scores without a forecast are left out. */
export const forecastHidden = (
  shown: readonly Curve[],
  hidden: readonly HiddenScore[],
  {
    flops = new Map(),
    confidence = 0.9,
  }: { readonly flops?: ComputeByRun; readonly confidence?: number } = {},
): readonly HeldForecast[] => {
  const calibrator = calibrate(shown, { flops });
  return hidden.flatMap((one): readonly HeldForecast[] => {
    const outcome = forecastScore(calibrator, one.curve, { position: one.position }, confidence);
    return outcome.kind === 'forecast' ? [{ ...one, forecast: outcome.forecast }] : [];
  });
};
