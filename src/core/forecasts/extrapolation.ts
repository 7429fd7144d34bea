import type { Curve } from '../curves/curve.ts';
import { isLossAxis } from '../records/scaleAxis.ts';
import type { CalibratedCurve } from './calibrator.ts';
import type { Extrapolation } from './forecast.ts';
import type { ComputeByRun } from './forecastAxis.ts';
import type { ForecastTarget } from './forecastTarget.ts';

/** Largest multiple or distance that is reported: beyond it the number says nothing more. */
const mostReported = 1e12;

/**
 * How far a target lies beyond the evidence of a curve. With compute known on both sides: target FLOPs over
 * those of the largest run. Else on an axis of counts: the multiple of the largest count. Else the distance
 * beyond the observed range in units of that range, on the forecast axis (-log(L - E)); 0 inside.
 */
export const extrapolationOf = (
  curve: Curve,
  calibrated: CalibratedCurve,
  target: ForecastTarget,
  t: number,
  flops: ComputeByRun,
): Extrapolation => {
  const { firstT, lastT } = calibrated;
  const inside = t >= firstT && t <= lastT;
  const largest = curve.points.reduce((most, { run }) => Math.max(most, flops.get(run) ?? 0), 0);
  if (curve.axis !== 'flops' && target.flops != null && target.flops > 0 && largest > 0) {
    return { ratio: Math.min(mostReported, target.flops / largest), axis: 'flops', inside };
  }
  if (!isLossAxis(curve.axis)) {
    const last = curve.points.reduce(
      (most, { position }) => Math.max(most, position),
      Number.NEGATIVE_INFINITY,
    );
    return { ratio: Math.min(mostReported, Math.exp(target.position - last)), axis: curve.axis, inside };
  }
  const beyond = inside ? 0 : Math.max(t - lastT, firstT - t);
  const ratio = lastT > firstT ? beyond / (lastT - firstT) : 0;
  return { ratio: Math.min(mostReported, ratio), axis: curve.axis, inside };
};
