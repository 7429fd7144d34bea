import { basisFor } from '../../backtests/basisFor.ts';
import { centredMixture } from '../../backtests/centredMixture.ts';
import { familyShares } from '../../backtests/familyShares.ts';
import type { ShapeBases } from '../../backtests/shapeBases.ts';
import { predictMixture, type ShapeMixture } from '../../backtests/shapeMixture.ts';
import type { CurvePrediction } from '../curvePrediction.ts';
import type { RoutedCurve, RoutedPoint } from './routedCurve.ts';

/** How curves are fitted, on every route alike. */
export interface RouteFit extends ShapeBases {
  readonly chanceShare: number;
}

/** A curve fitted on one route, asked for a place on it. */
export type RouteReader = (t: number) => CurvePrediction;

/**
 * Fits the seen points of a curve on each of its routes, the newest of them weighing most, or those around `at` where a place
 * inside the range is asked for.
 */
export const routeReaders = (
  { routes, chance, units }: RoutedCurve,
  seen: readonly RoutedPoint[],
  fit: RouteFit,
): readonly RouteReader[] => {
  const basis = basisFor(fit, units.kind);
  const { chanceShare } = fit;
  return routes.map((_, index) => {
    const points = seen
      .map(({ point, places }) => ({ ...point, t: places[index] ?? 0 }))
      .sort((a, b) => a.t - b.t);
    const first = points[0]?.t ?? 0;
    const last = points.at(-1)?.t ?? 0;
    let newest: ShapeMixture | null = null;
    const mixtureAt = (t: number): ShapeMixture => {
      const centre = Math.min(last, Math.max(first, t));
      const fitted = () =>
        centredMixture(
          { points, chance, kind: units.kind, limits: units.limits },
          centre,
          basis,
          chanceShare,
        );
      if (centre < last) return fitted();
      newest ??= fitted();
      return newest;
    };
    return (t) => {
      const mixture = mixtureAt(t);
      return {
        ...predictMixture(mixture, basis.at(t)),
        noise: mixture.noise,
        sampling: mixture.sampling,
        laws: familyShares(mixture),
      };
    };
  });
};

/** Averages what the routes say; how far they lie apart counts as disagreement. Weights are above 0. */
export const mixRoutes = (
  predictions: readonly { readonly prediction: CurvePrediction; readonly weight: number }[],
): CurvePrediction => {
  const total = predictions.reduce((sum, { weight }) => sum + weight, 0);
  const average = (of: (prediction: CurvePrediction) => number): number =>
    predictions.reduce((sum, { prediction, weight }) => sum + (weight / total) * of(prediction), 0);
  const mean = average((one) => one.mean);
  const laws: Record<string, number> = {};
  for (const { prediction, weight } of predictions)
    for (const [law, share] of Object.entries(prediction.laws))
      laws[law] = (laws[law] ?? 0) + (weight / total) * share;
  return {
    mean,
    spread: Math.sqrt(average((one) => one.spread ** 2 + (one.mean - mean) ** 2)),
    noise: Math.sqrt(average((one) => one.noise ** 2)),
    sampling: Math.sqrt(average((one) => one.sampling ** 2)),
    laws,
  };
};
