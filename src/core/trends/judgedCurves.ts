import type { Curve } from '../curves/curve.ts';

/** A group in the numbers that it is judged by. */
export interface JudgedCurves {
  readonly curves: readonly Curve[];
  /** Whether the scores are natural logarithms of the metric's. */
  readonly logged: boolean;
}

/**
 * A metric without a range of which less is better, such as perplexity, is judged on its logarithm where the scores are above 0
 * and spread over more than `spread` times the least: its noise and its laws are then relative, and on the plain scale the few
 * worst models would decide all. Anything else is judged as it is.
 */
export const judgedCurves = (curves: readonly Curve[], spread: number): JudgedCurves => {
  const [first] = curves;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { points } of curves) {
    for (const { score } of points) {
      least = Math.min(least, score);
      most = Math.max(most, score);
    }
  }
  if (first?.range !== null || first.direction !== 'lower' || !(least > 0) || !(most > spread * least)) {
    return { curves, logged: false };
  }
  const logged = curves.map((curve) => ({
    ...curve,
    points: curve.points.map((point) => ({
      ...point,
      score: Math.log(point.score),
      standardError: point.standardError === null ? null : point.standardError / point.score,
    })),
  }));
  return { curves: logged, logged: true };
};
