import type { LeastSquaresFit } from './weightedLeastSquares.ts';

/**
 * How far a point is from a minimum of a nonlinear sum of squares (relative offset, Bates & Watts 1981): the length of the
 * residual that the tangent plane still explains, per parameter, against what it can not, per degree of freedom. At 1e-6
 * the estimates are a millionth of their standard errors away. `tangent` is the regression of the residual on the
 * Jacobian's columns, `explained` the (weighted) sum of squares of its fitted values. Infinity where nothing is left unexplained, 0 where
 * nothing is explained.
 */
export const relativeOffset = (explained: number, { coefficients, rss, df }: LeastSquaresFit): number => {
  if (!(explained > 0)) return 0;
  const unexplained = df > 0 ? rss / df : 0;
  return unexplained > 0
    ? Math.sqrt(explained / coefficients.length / unexplained)
    : Number.POSITIVE_INFINITY;
};

/** A fit with a smaller relative offset has converged. */
export const convergedOffset = 1e-6;
