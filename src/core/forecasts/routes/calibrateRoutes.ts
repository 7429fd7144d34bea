import { groupBy } from '../../collections/groupBy.ts';
import type { Curve } from '../../curves/curve.ts';
import type { RunScale } from '../../upstream/upstreamRun.ts';
import { distinctCurves } from '../distinctCurves.ts';
import { type ErrorCalibrator, errorCalibrator } from '../errorCalibrator.ts';
import { type ComputeByRun, type ForecastAxis, forecastAxis } from '../forecastAxis.ts';
import { scoreUnits } from '../scoreUnits.ts';
import type { Route } from './route.ts';
import {
  backtestRoutes,
  mixedBacktests,
  type PredictedPlace,
  type WeightedRoute,
  weighRoutes,
} from './routeBacktests.ts';
import { curveOnRoute, type RoutedCurve, type RouteFacts, routedCurve, routesOf } from './routedCurve.ts';
import type { RouteFit } from './routePredictions.ts';

/** What the routes are calibrated on. */
export interface RouteEvidence extends RouteFacts {
  /** All curves of the config's axis. */
  readonly curves: readonly Curve[];
  /** The routes to try, the config's axis among them. */
  readonly candidates: readonly Route[];
  readonly flops: ComputeByRun;
  /** How curves are fitted: as on the config's axis. */
  readonly fit: RouteFit;
  /**
   * The loss on a route's corpus (or task) of a run of this scale, by a law fitted to the runs of the curve's configuration
   * that took at most `upTo` FLOPs; null where no law can be fitted.
   */
  predictLoss(curve: Curve, route: Route, upTo: number, scale: RunScale): number | null;
}

/** The routes of an axis, weighed by their backtests, and what backtests of the whole chain teach about its errors. */
export interface RouteCalibrator {
  /** By weight, the best first. */
  readonly routes: readonly WeightedRoute[];
  readonly curves: ReadonlyMap<string, RoutedCurve>;
  readonly computeAxis: ForecastAxis;
  readonly axes: ReadonlyMap<Route, ForecastAxis>;
  readonly fit: RouteFit;
  readonly placeOfPredicted: PredictedPlace;
  /** Errors of the mixture of all routes, and of the best one alone. */
  readonly mixture: ErrorCalibrator;
  readonly best: ErrorCalibrator;
}

/**
 * Backtests every route from a planned run to a score over all curves, weighs the routes, and calibrates the mixture. Runs are
 * hidden in order of compute, whatever the route. Null where no curve can be read by any.
 */
export const calibrateRoutes = (evidence: RouteEvidence): RouteCalibrator | null => {
  const { fit, flops } = evidence;
  const { sorted: curves, copyOf } = distinctCurves(evidence.curves);
  const axisOf = (route: Route): ForecastAxis =>
    forecastAxis(
      route,
      curves.map((curve) => curveOnRoute(curve, route, evidence)),
      flops,
    );
  const candidates = evidence.candidates.filter((route) =>
    curves.some((curve) => routesOf(curve, [route], evidence).length > 0),
  );
  const axes = new Map(candidates.map((route) => [route, axisOf(route)]));
  const computeAxis = axes.get('flops') ?? axisOf('flops');
  const placeOfPredicted: PredictedPlace = ({ curve }, route, upTo, scale) => {
    const loss = scale === null ? null : evidence.predictLoss(curve, route, upTo, scale);
    return loss === null ? null : (axes.get(route)?.place(curve.task, loss) ?? null);
  };
  const routed = [...groupBy(curves, ({ task, metric }) => JSON.stringify([task, metric])).values()].flatMap(
    (group) => {
      const units = scoreUnits(group);
      return group.flatMap((curve) => routedCurve(curve, units, axes, computeAxis, evidence) ?? []);
    },
  );
  if (routed.length === 0) return null;
  const backtests = routed.flatMap((curve) =>
    copyOf.has(curve.curve) ? [] : backtestRoutes(curve, fit, placeOfPredicted),
  );
  const routes = weighRoutes(candidates, backtests);
  const mixture = errorCalibrator(mixedBacktests(backtests, routes));
  return {
    routes,
    curves: new Map(routed.map((one) => [one.curve.id, one])),
    computeAxis,
    axes,
    fit,
    placeOfPredicted,
    mixture,
    best: routes.length > 1 ? errorCalibrator(mixedBacktests(backtests, routes.slice(0, 1))) : mixture,
  };
};
