import type { UnitPoint } from '../../backtests/unitCurve.ts';
import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import type { Curve } from '../../curves/curve.ts';
import { positionOf } from '../../records/scaleAxis.ts';
import type { RunScale } from '../../upstream/upstreamRun.ts';
import type { ForecastAxis } from '../forecastAxis.ts';
import type { ScoreUnits } from '../scoreUnits.ts';
import { unitCurveOf } from '../unitCurveOf.ts';
import { type Route, routeKind } from './route.ts';

/** One run's score with its place on every route. */
export interface RoutedPoint {
  readonly point: UnitPoint;
  readonly flops: number;
  /** log compute, 0 to 1 over the fitted runs of all curves: the order in which runs are hidden. */
  readonly compute: number;
  readonly scale: RunScale | null;
  /** t by route, in the order of the curve's routes. */
  readonly places: readonly number[];
}

/** A curve whose runs all have a compute, and a place on at least one route. */
export interface RoutedCurve {
  readonly curve: Curve;
  readonly units: ScoreUnits;
  readonly chance: number | null;
  readonly routes: readonly Route[];
  /** t of the compute axis per unit of natural log. */
  readonly logUnit: number;
  /** By compute, then by score, then by run id. */
  readonly points: readonly RoutedPoint[];
}

/** What is known of the runs beside the axis that the curves stand on. */
export interface RouteFacts {
  flopsOf(run: string): number | null;
  scaleOf(run: string): RunScale | null;
  /** Raw values on another axis, one a point of the curve. */
  scalesOn(route: Route, curve: Curve): readonly (number | null)[];
}

/** The routes that a curve can be read by: its runs have a value on all of them, and for a predicted loss params and tokens. */
export const routesOf = (curve: Curve, candidates: readonly Route[], facts: RouteFacts): readonly Route[] =>
  candidates.filter(
    (route) =>
      facts.scalesOn(route, curve).every((scale) => scale !== null) &&
      (routeKind(route) === 'direct' || curve.points.every(({ run }) => facts.scaleOf(run) !== null)),
  );

/** The same curve with its points at their values on another axis; points without one are left out. */
export const curveOnRoute = (curve: Curve, route: Route, facts: Pick<RouteFacts, 'scalesOn'>): Curve => {
  if (route === curve.axis) return curve;
  const scales = facts.scalesOn(route, curve);
  const points = curve.points.flatMap((point, index) => {
    const scale = scales[index] ?? null;
    return scale === null ? [] : [{ ...point, scale, position: positionOf(route, scale) }];
  });
  points.sort((a, b) => a.position - b.position || a.score - b.score || byCodeUnits(a.run, b.run));
  return { ...curve, axis: route, points };
};

/** Places a curve on its routes; null where a run has no compute, or no route is left. */
export const routedCurve = (
  curve: Curve,
  units: ScoreUnits,
  axes: ReadonlyMap<Route, ForecastAxis>,
  computeAxis: ForecastAxis,
  facts: RouteFacts,
): RoutedCurve | null => {
  const usable = routesOf(curve, [...axes.keys()], facts).flatMap((route) => {
    const axis = axes.get(route);
    const places = facts
      .scalesOn(route, curve)
      .map((scale) => (axis === undefined || scale === null ? null : axis.place(curve.task, scale)));
    const complete = places.flatMap((place) => place ?? []);
    return complete.length === places.length ? [{ route, places: complete }] : [];
  });
  // Placed by their index, so that the points keep what they are in forecast units.
  const { points, chance } = unitCurveOf(curve, units, (point) => curve.points.indexOf(point));
  const routed = points.flatMap((point): RoutedPoint[] => {
    const flops = facts.flopsOf(point.run);
    const compute = flops === null ? null : computeAxis.place(curve.task, flops);
    if (flops === null || compute === null) return [];
    const places = usable.map((route) => route.places[point.t] ?? 0);
    return [{ point, flops, compute, scale: facts.scaleOf(point.run), places }];
  });
  if (usable.length === 0 || routed.length < curve.points.length) return null;
  return {
    curve,
    units,
    chance,
    logUnit: (computeAxis.place(curve.task, Math.E) ?? 0) - (computeAxis.place(curve.task, 1) ?? 0),
    routes: usable.map(({ route }) => route),
    points: routed.sort(
      (a, b) => a.compute - b.compute || a.point.y - b.point.y || byCodeUnits(a.point.run, b.point.run),
    ),
  };
};
