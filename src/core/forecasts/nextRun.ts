import { scaleOf } from '../backtests/scaleModel.ts';
import type { UnitPoint } from '../backtests/unitCurve.ts';
import type { Curve } from '../curves/curve.ts';
import type { Calibrator } from './calibrator.ts';
import { predictCurve } from './curvePrediction.ts';
import type { ForecastTarget } from './forecastTarget.ts';
import { forecastingLimits } from './limits.ts';
import { logComputeAt } from './logComputeAt.ts';
import { targetPlaces } from './targetPlaces.ts';

const { nextRunTried: tried, smallestShrink } = forecastingLimits;

/** One more run that would help a claim. */
export interface NextRun {
  /** Raw value on `axis`: a loss, or a count. */
  readonly scale: number;
  readonly axis: string;
  readonly runs: number;
  /** Share by which the interval would get narrower, 0 to 1. */
  readonly shrink: number;
  readonly reason: string;
}

/**
 * The run, at or between the largest run and the target, whose score would narrow the interval at the target
 * most for its compute; null where the target lies left of the data, where there is no forecast, or where no
 * run tried narrows it by a tenth.
 *
 * Assumptions: the new run scores what is forecast for it (so only the knowledge changes, not the course of
 * the curve); the drift and the quantiles stay; noise and disagreement of the shapes are those of a refit
 * with the new run, and the distance is what remains beyond it. Compute grows as among the runs of the curve
 * (log-linear in t), or as the count on the axis. Where compute is unknown it names the smallest scale that
 * brings half of the largest gain. Inside the observed range the new run stands at the target itself.
 */
export const nextRun = (calibrator: Calibrator, curve: Curve, target: ForecastTarget): NextRun | null => {
  const calibrated = calibrator.curves.get(curve.id);
  const { axis } = calibrator;
  if (calibrated === undefined || axis === null) return null;
  if (calibrated.distinctScales < forecastingLimits.fewestScales) return null;
  const places = targetPlaces(axis, curve.task, target);
  if (places === null || places.t < calibrated.firstT) return null;
  const { t } = places;
  const { lastT, trainingRuns } = calibrated;
  const distance = Math.max(0, t - lastT);
  const { errors } = calibrator.calibrationAt(distance, trainingRuns);
  const now = scaleOf(errors.scale, { ...predictCurve(calibrated, calibrator, t), distance });

  const sigmaWith = (at: number): number => {
    const { mean } = predictCurve(calibrated, calibrator, at);
    const template = calibrated.curve.points.at(-1);
    const added: UnitPoint = {
      run: '',
      trainingRun: '',
      t: at,
      y: mean,
      variance: template?.variance ?? null,
      items: template?.items ?? null,
    };
    const points = [...calibrated.curve.points, added].sort((a, b) => a.t - b.t);
    const larger = {
      curve: { ...calibrated.curve, points },
      mixture: null,
      firstT: calibrated.firstT,
      lastT: Math.max(lastT, at),
    };
    const remaining = Math.max(0, t - larger.lastT);
    return scaleOf(errors.scale, { ...predictCurve(larger, calibrator, t), distance: remaining });
  };
  const candidates = (distance > 0 ? tried.map((share) => lastT + share * distance) : [t])
    .map((at) => ({ at, shrink: now > 0 ? 1 - sigmaWith(at) / now : 0 }))
    .filter(({ shrink }) => shrink >= smallestShrink);
  const most = candidates.reduce((best, { shrink }) => Math.max(best, shrink), 0);
  const logCost = logComputeAt(calibrator, calibrated, curve);
  const chosen =
    logCost === null
      ? candidates.find(({ shrink }) => shrink >= most / 2)
      : candidates.reduce<(typeof candidates)[number] | undefined>((best, candidate) => {
          const worth = (one: typeof candidate): number => Math.log(one.shrink) - logCost(one.at);
          return best === undefined || worth(candidate) > worth(best) ? candidate : best;
        }, undefined);
  const scale = chosen === undefined ? null : axis.scaleAt(curve.task, chosen.at);
  if (chosen === undefined || scale === null) return null;
  const words =
    logCost === null
      ? 'the smallest run tried that brings half of what is to be had'
      : 'the most for its compute';
  return {
    scale,
    axis: curve.axis,
    runs: 1,
    shrink: chosen.shrink,
    reason: `it would narrow the interval by about ${Math.round(100 * chosen.shrink)}%, ${words}`,
  };
};
