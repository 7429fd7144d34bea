import type { BacktestPrediction } from '../../backtests/backtestCurve.ts';
import { backtestLimits } from '../../backtests/limits.ts';
import { weightPredictions } from '../../backtests/pooledDrift.ts';
import { rollingOrigins } from '../../backtests/rollingOrigins.ts';
import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import { power } from '../../stats/power.ts';
import type { CurvePrediction } from '../curvePrediction.ts';
import { forecastingLimits } from '../limits.ts';
import { distanceBeyondRuns } from './distanceBeyondRuns.ts';
import type { Route } from './route.ts';
import { routeKind } from './route.ts';
import type { RoutedCurve, RoutedPoint } from './routedCurve.ts';
import { mixRoutes, type RouteFit, routeReaders } from './routePredictions.ts';

const {
  mostRouteOrigins: mostOrigins,
  routeErrorPower: errorPower,
  smallestRouteError: smallestError,
} = forecastingLimits;

/** Where a planned run lies on a route that goes through a predicted loss, by the runs with at most so much compute; null where nobody can say. */
export type PredictedPlace = (
  curve: RoutedCurve,
  route: Route,
  upTo: number,
  planned: RoutedPoint['scale'],
) => number | null;

/** One hidden score, predicted on every route of its curve that could. */
export interface RoutedBacktest {
  readonly base: Omit<BacktestPrediction, 'mean' | 'spread' | 'noise' | 'sampling'>;
  readonly byRoute: ReadonlyMap<Route, CurvePrediction>;
}

/**
 * Hides the runs of most compute and predicts their scores by the whole chain, the loss of a two-stage route included: its
 * errors are then part of the chain's. No stage sees a hidden run.
 */
export const backtestRoutes = (
  routed: RoutedCurve,
  fit: RouteFit,
  predictedPlace: PredictedPlace,
): readonly RoutedBacktest[] => {
  const { points, routes, curve, units } = routed;
  const runs = points.length;
  const origins = rollingOrigins(runs);
  const stride = Math.max(origins.stride, Math.ceil((runs - origins.first) / mostOrigins));
  const found: RoutedBacktest[] = [];
  for (let seen = origins.first; seen < runs; seen += 1) {
    if ((runs - 1 - seen) % stride !== 0) continue;
    const shown = points.slice(0, seen);
    const newest = shown.at(-1);
    if (newest === undefined) continue;
    const trained = new Set(shown.map(({ point }) => point.trainingRun));
    const readers = routeReaders(routed, shown, fit);
    const hiddenStride = Math.max(1, Math.ceil((runs - seen) / backtestLimits.mostHidden));
    for (let later = seen; later < runs; later += hiddenStride) {
      const hidden = points[later];
      if (hidden === undefined) continue;
      const distance = distanceBeyondRuns(shown, hidden, routed.logUnit);
      if (!(distance > 0) || trained.has(hidden.point.trainingRun)) continue;
      const byRoute = new Map<Route, CurvePrediction>();
      for (const [index, route] of routes.entries()) {
        const t =
          routeKind(route) === 'direct'
            ? (hidden.places[index] ?? null)
            : predictedPlace(routed, route, newest.flops, hidden.scale);
        const prediction = t === null ? undefined : readers[index]?.(t);
        if (prediction !== undefined) byRoute.set(route, prediction);
      }
      if (byRoute.size === 0) continue;
      found.push({
        base: {
          curve: curve.id,
          task: curve.task,
          limits: units.limits,
          originRun: newest.point.run,
          originT: newest.compute,
          seen,
          runs,
          kept: seen >= origins.firstKept,
          hiddenRun: hidden.point.trainingRun,
          hiddenT: hidden.compute,
          distance,
          actual: hidden.point.y,
        },
        byRoute,
      });
    }
  }
  return found;
};

/** A route with its weight in a mixture and the backtest error that gave it. */
export interface WeightedRoute {
  readonly route: Route;
  /** Before routes that a curve lacks are left out; sums to 1. */
  readonly weight: number;
  /** Weighted mean of |error|, in forecast units; null where nothing was backtested. */
  readonly meanAbsoluteError: number | null;
}

/** Weighted mean of the |error| of one route, over the hidden scores that it predicted. */
const meanError = (route: Route, backtests: readonly RoutedBacktest[]): number => {
  const predicted = backtests.flatMap(({ base, byRoute }) => {
    const prediction = byRoute.get(route);
    return prediction === undefined ? [] : [{ ...base, ...prediction }];
  });
  let sum = 0;
  let total = 0;
  for (const { prediction, weight } of weightPredictions(predicted)) {
    sum += weight * Math.abs(prediction.actual - prediction.mean);
    total += weight;
  }
  return sum / total;
};

/**
 * Weighs routes by the errors of their own backtests, on the hidden scores that all of them predicted, over all curves
 * together: error^-4, normalised. The best comes first. A route with no common prediction counts nothing.
 */
export const weighRoutes = (
  routes: readonly Route[],
  backtests: readonly RoutedBacktest[],
): readonly WeightedRoute[] => {
  const kept = backtests.filter(({ base }) => base.kept);
  const present = routes.filter((route) => kept.some(({ byRoute }) => byRoute.has(route)));
  // Nothing was backtested: no route is known to be better, and nothing will be decided.
  if (present.length === 0)
    return routes.map((route) => ({ route, weight: 1 / routes.length, meanAbsoluteError: null }));
  const common = kept.filter(({ byRoute }) => present.every((route) => byRoute.has(route)));
  const errors = present.map((route) => ({
    route,
    meanAbsoluteError: meanError(route, common.length > 0 ? common : kept),
  }));
  const strength = (error: number): number => power(Math.max(error, smallestError), -errorPower);
  const all = errors.reduce((sum, { meanAbsoluteError }) => sum + strength(meanAbsoluteError), 0);
  return errors
    .map(({ route, meanAbsoluteError }) => ({
      route,
      meanAbsoluteError,
      weight: strength(meanAbsoluteError) / all,
    }))
    .sort((a, b) => b.weight - a.weight || byCodeUnits(a.route, b.route));
};

/** The predictions of a mixture of these routes, as the calibration of errors takes them; hidden scores that none predicted are left out. */
export const mixedBacktests = (
  backtests: readonly RoutedBacktest[],
  weights: readonly Pick<WeightedRoute, 'route' | 'weight'>[],
): readonly BacktestPrediction[] =>
  backtests.flatMap(({ base, byRoute }) => {
    const parts = weights.flatMap(({ route, weight }) => {
      const prediction = byRoute.get(route);
      return prediction === undefined ? [] : [{ prediction, weight }];
    });
    if (parts.length === 0) return [];
    const { laws: _, ...mixed } = mixRoutes(parts);
    return [{ ...base, ...mixed }];
  });
