import type { Curve } from '../curves/curve.ts';
import type { Span } from '../laws/law.ts';

/** One observation of a fit. `curve` counts from 0: curves of one fit share everything but their level. */
export interface FitPoint {
  readonly position: number;
  readonly score: number;
  /** Inverse variance up to a factor, above 0. */
  readonly weight: number;
  readonly curve: number;
}

export type FitData = readonly FitPoint[];

/** The points of one curve, or of several that are fitted together; weights as given for each point, or 1. */
export const fitData = (
  curves: readonly Pick<Curve, 'points'>[],
  weightOf: (curve: number, point: number) => number = () => 1,
): FitData =>
  curves.flatMap(({ points }, curve) =>
    points.map(({ position, score }, point) => ({ position, score, weight: weightOf(curve, point), curve })),
  );

/** The observed range of positions, or null where there is none. */
export const spanOf = (data: FitData): Span | null => {
  let lower = Number.POSITIVE_INFINITY;
  let upper = Number.NEGATIVE_INFINITY;
  for (const { position } of data) {
    lower = Math.min(lower, position);
    upper = Math.max(upper, position);
  }
  return upper > lower ? { lower, upper } : null;
};
