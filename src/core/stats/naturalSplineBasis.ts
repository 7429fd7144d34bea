import { quantile, sortedNumbers } from './quantile.ts';

/** The values of the basis functions at one x; the constant is not among them. */
export type SplineBasis = (x: number) => readonly number[];

/**
 * Knots at quantiles of the distinct values of x, ascending and all different: resampling puts equal x side by side,
 * and knots that coincide make a spline that is not a number. May give fewer knots than probabilities.
 */
export const splineKnots = (x: ArrayLike<number>, probabilities: readonly number[]): readonly number[] => {
  const distinct = sortedNumbers([...new Set(Float64Array.from(x))]);
  if (distinct.length === 0) return [];
  const knots = probabilities.map((p) => quantile(distinct, p)).sort((a, b) => a - b);
  return knots.filter((knot, index) => index === 0 || knot > (knots[index - 1] ?? knot));
};

const cube = (value: number): number => (value > 0 ? value * value * value : 0);

/**
 * The natural cubic spline on K knots without its constant: K - 1 functions, the first one linear, all linear beyond
 * the outer knots (Hastie, Tibshirani & Friedman 2009, eq. 5.4 and 5.5). x is measured in units of the knots' range, so
 * that a change of unit only changes the coefficients. With two knots it is a line; with fewer, there is no function.
 */
export const naturalSplineBasis = (knots: readonly number[]): SplineBasis => {
  const first = knots[0];
  const last = knots.at(-1);
  if (first === undefined || last === undefined || !(last > first)) return () => [];
  const range = last - first;
  const scaled = knots.map((knot) => (knot - first) / range);
  const inner = scaled.slice(0, -1);
  const beforeLast = inner.at(-1) ?? 0;
  return (x) => {
    const u = (x - first) / range;
    const difference = (knot: number): number => (cube(u - knot) - cube(u - 1)) / (1 - knot);
    const reference = difference(beforeLast);
    return [u, ...inner.slice(0, -1).map((knot) => difference(knot) - reference)];
  };
};
