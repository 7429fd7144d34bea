import type { Curve } from '../curves/curve.ts';
import type { Calibrator } from './calibrator.ts';
import { predictedSlope } from './curvePrediction.ts';
import type { ForecastTarget } from './forecastTarget.ts';
import { forecastingLimits } from './limits.ts';
import { logComputeAt } from './logComputeAt.ts';
import { targetPlaces } from './targetPlaces.ts';

/** A point: a hundredth of the metric's range. */
const point = 0.01;

/** Beyond this multiple no budget buys a point, and the number says nothing more. */
const mostReported = 1e6;

/** Over which step of t the growth of compute is taken. */
const step = 0.01;

/**
 * How many times the compute one more point costs at a target: exp(0.01 · d log C / d score), by the forecast's slope at that
 * place and the way compute grows among the runs of the curve. A log axis hides this: a curve that looks straight on it asks
 * for the same multiple again for every further point.
 *
 * Null where the metric has no range (there is no point), where compute is unknown, where the target lies below all observed
 * scales or has no place, and where the forecast no longer rises, so that no compute buys it.
 */
export const costPerPoint = (calibrator: Calibrator, curve: Curve, target: ForecastTarget): number | null => {
  const calibrated = calibrator.curves.get(curve.id);
  const { axis } = calibrator;
  if (calibrated === undefined || axis === null || calibrated.units.kind !== 'bounded') return null;
  if (calibrated.distinctScales < forecastingLimits.fewestScales) return null;
  const places = targetPlaces(axis, curve.task, target);
  if (places === null || places.t < calibrated.firstT) return null;
  const logCompute = logComputeAt(calibrator, calibrated, curve);
  const slope = predictedSlope(calibrated, calibrator, places.t);
  if (logCompute === null || !(slope > 0)) return null;
  const growth = (logCompute(places.t + step) - logCompute(places.t)) / step;
  const multiple = Math.exp((point * growth) / slope);
  return Number.isFinite(multiple) && multiple > 1 && multiple <= mostReported ? multiple : null;
};
