import { withinLimits } from '../backtests/withinLimits.ts';
import type { Curve } from '../curves/curve.ts';
import type { CalibratedCurve, Calibrator } from './calibrator.ts';
import { predictCurve } from './curvePrediction.ts';
import { extrapolationOf } from './extrapolation.ts';
import type { ForecastOutcome } from './forecast.ts';
import { type CalibratedPrediction, forecastLimits } from './forecastLimits.ts';
import type { ForecastTarget } from './forecastTarget.ts';
import { forecastingLimits } from './limits.ts';
import { type TargetPlaces, targetPlaces } from './targetPlaces.ts';

/**
 * Mean and scale at the target. The drift counts only beyond the largest run. A predicted loss adds the
 * variance of the mean over its places to sigma². To the left of all data no backtest has ever predicted, so
 * nothing is calibrated there.
 */
const calibratedPrediction = (
  calibrator: Calibrator,
  calibrated: CalibratedCurve,
  { t, places }: TargetPlaces,
  backtestedLoss: boolean,
): CalibratedPrediction => {
  const { curve, firstT, lastT, trainingRuns } = calibrated;
  const distance = Math.max(0, t - lastT, firstT - t);
  const calibration = calibrator.calibrationAt(distance, trainingRuns);
  const outside = t < firstT ? 'the claim lies below all observed scales' : null;
  const gap = outside ?? (backtestedLoss ? calibration.missing : 'no backtest tried the predicted loss');
  const kind = outside !== null || !backtestedLoss ? 'none' : calibration.kind;
  const drift = kind === 'none' ? 0 : calibration.drift;
  let mean = 0;
  let square = 0;
  let spreadSquare = 0;
  let noiseSquare = 0;
  let samplingSquare = 0;
  const laws: Record<string, number> = {};
  for (const place of places) {
    const prediction = predictCurve(calibrated, calibrator, place.t);
    const corrected = withinLimits(prediction.mean + drift * Math.max(0, place.t - lastT), curve.limits);
    mean += place.weight * corrected;
    square += place.weight * corrected ** 2;
    spreadSquare += place.weight * prediction.spread ** 2;
    noiseSquare += place.weight * prediction.noise ** 2;
    samplingSquare += place.weight * prediction.sampling ** 2;
    for (const [law, share] of Object.entries(prediction.laws))
      laws[law] = (laws[law] ?? 0) + place.weight * share;
  }
  const features = {
    sampling: Math.sqrt(samplingSquare),
    noise: Math.sqrt(noiseSquare),
    spread: Math.sqrt(spreadSquare),
    distance,
  };
  const transported = places.length > 1 ? Math.max(0, square - mean ** 2) : 0;
  return { mean, size: { features, transported }, distance, calibration, kind, gap, laws };
};

/**
 * Predicts the score of a curve at a scale, with an interval whose width its own kind of backtests have set.
 *
 * `calibrator` was made from all curves of the axis, `curve` among them. `confidence` is 0.5 to below 1: it
 * is the level of the central interval, and each one-sided limit holds with it by itself (its quantile is 1 -
 * confidence, not half of that). Inside the observed range the fit is local and the distance 0. No forecast,
 * with the reason, where the curve has fewer than 4 different scales or the target no place on the axis.
 * Nothing is fitted here but what lies inside the range or far out.
 */
export const forecastScore = (
  calibrator: Calibrator,
  curve: Curve,
  target: ForecastTarget,
  confidence: number,
): ForecastOutcome => {
  const calibrated = calibrator.curves.get(curve.id);
  if (calibrated === undefined || calibrator.axis === null || calibrator.axis.axis !== curve.axis) {
    return { kind: 'none', reason: `no curve ${curve.id} was fitted on this axis` };
  }
  const { fewestScales } = forecastingLimits;
  if (calibrated.distinctScales < fewestScales) {
    const seen = calibrated.distinctScales;
    return {
      kind: 'none',
      reason: `the curve has ${seen} different ${seen === 1 ? 'scale' : 'scales'}, and a forecast needs ${fewestScales}`,
    };
  }
  const places = targetPlaces(calibrator.axis, curve.task, target);
  if (places === null) {
    return {
      kind: 'none',
      reason: `the claim's scale lies outside what ${curve.axis} can reach by the fitted runs (at or below the irreducible loss)`,
    };
  }
  const { units } = calibrated;
  const prediction = calibratedPrediction(
    calibrator,
    calibrated,
    places,
    target.predictedLoss?.backtested ?? true,
  );
  return {
    kind: 'forecast',
    forecast: {
      ...forecastLimits(prediction, units, confidence, calibrator.longestBacktest),
      route: target.predictedLoss == null ? 'direct' : 'two-stage',
      routes: [],
      extrapolation: extrapolationOf(curve, calibrated, target, places.t, calibrator.flops),
    },
  };
};
