import type { Curve } from '../curves/curve.ts';
import { calibrate } from '../forecasts/calibrate.ts';
import type { Calibrator } from '../forecasts/calibrator.ts';
import { costPerPoint } from '../forecasts/costPerPoint.ts';
import type { ForecastOutcome } from '../forecasts/forecast.ts';
import type { ComputeByRun } from '../forecasts/forecastAxis.ts';
import { forecastScore } from '../forecasts/forecastScore.ts';
import type { ForecastTarget } from '../forecasts/forecastTarget.ts';
import { type HiddenRuns, hiddenRuns } from '../forecasts/hiddenRuns.ts';
import { type LawScenario, type LawScenarios, lawScenarios } from '../forecasts/lawScenarios.ts';
import { nextRun } from '../forecasts/nextRun.ts';
import { calibrateRoutes, type RouteCalibrator } from '../forecasts/routes/calibrateRoutes.ts';
import { forecastPlannedRun } from '../forecasts/routes/forecastPlannedRun.ts';
import { curveOnRoute } from '../forecasts/routes/routedCurve.ts';
import type { Placement } from '../plans/claimAssessment.ts';
import { scaleAt } from '../records/scaleAxis.ts';
import type { ReportClaim } from '../report/report.ts';
import { type RouteSources, routeEvidence } from './routeEvidence.ts';

type Known = Exclude<Placement, { kind: 'unplaced' }>;

/** What can be said of a place on a curve. Nothing is fitted before it is asked for. */
export interface ClaimForecasts {
  forecast(curve: Curve, placement: Known, confidence: number): ForecastOutcome;
  /** Forecasts along the curve's axis from its last run to the place, for plots; none inside the observed range. */
  band(curve: Curve, placement: Placement, confidence: number): ReportClaim['band'];
  /** What one more point costs there, in multiples of compute; null where that cannot be said. */
  costPerPoint(curve: Curve, placement: Placement): number | null;
  /** What would have been forecast for the largest runs of a curve; null where none can be hidden. */
  hiddenRuns(curve: Curve): HiddenRuns | null;
  /** Each candidate law by itself, read there. */
  laws(curve: Curve, placement: Placement): readonly LawScenario[];
  /** The run that would narrow the interval there most for its compute; null where none would, or can be named. */
  nextRun(curve: Curve, placement: Placement): ReportClaim['nextRun'];
}

/** Places at which a band is read: enough for a smooth edge, few beside the backtests. */
const bandPlaces = 9;

const bandTo = (
  calibrator: Calibrator,
  curve: Curve,
  position: number,
  confidence: number,
): ReportClaim['band'] => {
  const last = curve.points.at(-1)?.position ?? position;
  if (position <= last) return [];
  return Array.from({ length: bandPlaces }, (_, index) => {
    const place = last + ((position - last) * index) / (bandPlaces - 1);
    const outcome = forecastScore(calibrator, curve, { position: place }, confidence);
    if (outcome.kind === 'none') return [];
    const { value, lower, upper } = outcome.forecast;
    return [{ x: scaleAt(curve.axis, place), value, lower, upper }];
  }).flat();
};

/** A value that is made when it is first asked for. */
const remember = <Value>(make: () => Value): (() => Value) => {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: make() };
    return known.value;
  };
};

/**
 * Forecasts on the curves of one axis. A scale that the claim states is read directly, and never replaced. A planned run is
 * read by all routes that lead from it to a score, where their backtests say more than those of the axis alone do.
 */
export const claimForecasts = (
  curves: readonly Curve[],
  sources: RouteSources,
  flops: ComputeByRun,
): ClaimForecasts => {
  const onAxis = remember(() => calibrate(curves, { flops }));
  const facts = remember(() => {
    const axis = curves[0]?.axis;
    return axis === undefined ? null : routeEvidence(axis, curves, sources, flops, onAxis());
  });
  const routes = remember((): RouteCalibrator | null => {
    const known = facts();
    return known === null ? null : calibrateRoutes(known);
  });
  // Where a planned run has no place on the axis, the same curves are read in compute.
  const inCompute = remember(() => {
    const known = facts();
    const placed = known === null ? [] : curves.map((curve) => curveOnRoute(curve, 'flops', known));
    return {
      calibrator: calibrate(placed, { flops }),
      byId: new Map(placed.map((curve) => [curve.id, curve])),
    };
  });
  const reading = (
    curve: Curve,
    placement: Placement,
  ): { readonly curve: Curve; readonly calibrator: Calibrator; readonly target: ForecastTarget } | null => {
    if (placement.kind === 'unplaced') return null;
    if (placement.kind === 'placed') {
      const { position, flops: compute, predictedLoss } = placement;
      const target = { position, flops: compute, ...(predictedLoss === null ? {} : { predictedLoss }) };
      return { curve, calibrator: onAxis(), target };
    }
    const { calibrator, byId } = inCompute();
    const { flops: compute } = placement.planned;
    return {
      curve: byId.get(curve.id) ?? curve,
      calibrator,
      target: { position: Math.log(compute), flops: compute },
    };
  };
  const lawsOf = new Map<Curve, LawScenarios>();
  return {
    forecast(curve, placement, confidence) {
      const { planned } = placement;
      const calibrated = planned === null ? null : routes();
      const byRoutes =
        planned === null || calibrated === null
          ? null
          : forecastPlannedRun(calibrated, curve.id, planned, confidence);
      const settled = byRoutes?.kind === 'forecast' && byRoutes.forecast.calibration !== 'none';
      if (byRoutes !== null && (settled || placement.kind === 'planned')) return byRoutes;
      const read = reading(curve, placement);
      const direct: ForecastOutcome =
        read === null
          ? { kind: 'none', reason: 'the planned run has no place on the curve' }
          : forecastScore(read.calibrator, read.curve, read.target, confidence);
      const known = direct.kind === 'forecast' && direct.forecast.calibration !== 'none';
      return byRoutes?.kind === 'forecast' && !known ? byRoutes : direct;
    },
    band(curve, placement, confidence) {
      return placement.kind === 'placed' ? bandTo(onAxis(), curve, placement.position, confidence) : [];
    },
    costPerPoint(curve, placement) {
      const read = reading(curve, placement);
      return read === null ? null : costPerPoint(read.calibrator, read.curve, read.target);
    },
    hiddenRuns: (curve) => hiddenRuns(onAxis(), curve),
    laws(curve, placement) {
      const read = reading(curve, placement);
      if (read === null) return [];
      const known = lawsOf.get(read.curve) ?? lawScenarios(read.curve);
      lawsOf.set(read.curve, known);
      return known.at(read.target.position);
    },
    nextRun(curve, placement) {
      const read = reading(curve, placement);
      const next = read === null ? null : nextRun(read.calibrator, read.curve, read.target);
      return next === null
        ? null
        : { scale: next.scale, axis: next.axis, runs: next.runs, reason: next.reason };
    },
  };
};
