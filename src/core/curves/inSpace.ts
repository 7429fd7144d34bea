import type { Curve } from './curve.ts';

/** The same curve with its scores and their errors as they are in the metric's space. */
export const inSpace = (curve: Curve): Curve => {
  const { space, points } = curve;
  if (space.kind !== 'logarithmic') return curve;
  return {
    ...curve,
    points: points.map((point) => ({
      ...point,
      score: space.into(point.score),
      standardError: point.standardError === null ? null : point.standardError / space.slopeAt(point.score),
    })),
  };
};
