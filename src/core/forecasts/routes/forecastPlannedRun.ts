import { withinLimits } from '../../backtests/withinLimits.ts';
import type { CurvePrediction } from '../curvePrediction.ts';
import type { ErrorCalibrator } from '../errorCalibrator.ts';
import type { ForecastOutcome } from '../forecast.ts';
import { forecastLimits } from '../forecastLimits.ts';
import { forecastingLimits } from '../limits.ts';
import type { RouteCalibrator } from './calibrateRoutes.ts';
import { distanceBeyondRuns } from './distanceBeyondRuns.ts';
import { type PlannedRun, plannedCount, routeKind } from './route.ts';
import { mixRoutes, routeReaders } from './routePredictions.ts';

/**
 * Predicts the score of a planned run on a curve by all routes that lead to it, with an interval that backtests of the whole
 * chain have set. Distances are in log compute. No forecast, with the reason, where no route leads there.
 *
 * The one-sided limits that decisions rest on are the wider of those of the mixture and of its best route alone: where routes happened
 * to err against each other among the runs at hand, their mean looks better known than it is for a run of another shape. The central
 * interval lies midway between the two, and never inside of those limits.
 */
export const forecastPlannedRun = (
  calibrator: RouteCalibrator,
  curveId: string,
  planned: PlannedRun,
  confidence: number,
): ForecastOutcome => {
  const routed = calibrator.curves.get(curveId);
  if (routed === undefined) return { kind: 'none', reason: 'not every run of the curve states its compute' };
  const { points, units, curve, routes } = routed;
  const first = points[0];
  const last = points.at(-1);
  const compute = calibrator.computeAxis.place(curve.task, planned.flops);
  const scales = new Set(points.map((point) => point.compute)).size;
  const { fewestScales } = forecastingLimits;
  if (first === undefined || last === undefined || compute === null || scales < fewestScales) {
    return {
      kind: 'none',
      reason: `the curve has ${scales} different amounts of compute, and a forecast needs ${fewestScales}`,
    };
  }
  const readers = routeReaders(routed, points, calibrator.fit);
  const parts = calibrator.routes.flatMap(({ route, weight }) => {
    const count = plannedCount(route, planned);
    const t =
      routeKind(route) === 'two-stage'
        ? calibrator.placeOfPredicted(routed, route, Number.POSITIVE_INFINITY, planned.scale)
        : count === null
          ? null
          : (calibrator.axes.get(route)?.place(curve.task, count) ?? null);
    const prediction = t === null ? undefined : readers[routes.indexOf(route)]?.(t);
    return prediction === undefined ? [] : [{ route, weight, prediction }];
  });
  const [best] = parts;
  if (best === undefined) return { kind: 'none', reason: 'no route leads from the planned run to the curve' };

  const beyond = Math.max(0, compute - last.compute);
  const below = compute < first.compute;
  const distance = Math.max(
    distanceBeyondRuns(points, { compute, scale: planned.scale }, routed.logUnit),
    first.compute - compute,
  );
  const trainingRuns = new Set(points.map(({ point }) => point.trainingRun)).size;
  const limitsBy = ({ mean, laws, ...features }: CurvePrediction, errors: ErrorCalibrator) => {
    const calibration = errors.calibrationAt(distance, trainingRuns);
    const kind = below ? 'none' : calibration.kind;
    const drift = kind === 'none' ? 0 : calibration.drift * beyond;
    return forecastLimits(
      {
        mean: withinLimits(mean + drift, units.limits),
        size: { features: { ...features, distance }, transported: 0 },
        distance,
        calibration,
        kind,
        gap: below ? 'the claim lies below all observed scales' : calibration.missing,
        laws,
      },
      units,
      confidence,
      errors.longestBacktest,
    );
  };
  const mixed = limitsBy(mixRoutes(parts), parts.length > 1 ? calibrator.mixture : calibrator.best);
  const alone = limitsBy(best.prediction, calibrator.best);
  const lowerBound = Math.min(mixed.lowerBound, alone.lowerBound);
  const upperBound = Math.max(mixed.upperBound, alone.upperBound);
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return {
    kind: 'forecast',
    forecast: {
      ...mixed,
      lower: Math.min((mixed.lower + alone.lower) / 2, lowerBound),
      upper: Math.max((mixed.upper + alone.upper) / 2, upperBound),
      lowerBound,
      upperBound,
      route: parts.length > 1 ? 'mixed' : routeKind(best.route),
      routes: parts.map(({ route, weight, prediction: { mean } }) => ({
        axis: route,
        kind: routeKind(route),
        weight: weight / total,
        value: units.toScore(withinLimits(mean, units.limits)),
      })),
      extrapolation: {
        ratio: planned.flops / last.flops,
        axis: 'flops',
        inside: compute >= first.compute && distance === 0,
      },
    },
  };
};
