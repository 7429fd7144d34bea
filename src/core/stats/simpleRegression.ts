// @ts-expect-error ml-regression ships no types; RegressionLibrary states what is used of it.
import mlRegression from 'ml-regression';
import { weightedLeastSquares } from './weightedLeastSquares.ts';

interface RegressionLibrary {
  readonly SimpleLinearRegression: new (
    x: readonly number[],
    y: readonly number[],
  ) => { readonly slope: number; readonly intercept: number };
  readonly PolynomialRegression: new (
    x: readonly number[],
    y: readonly number[],
    degree: number,
  ) => { readonly coefficients: readonly number[] };
}

const library: RegressionLibrary = mlRegression;

/** An unweighted polynomial through points, in powers of (x - centre) / scale. */
export interface PolynomialFit {
  readonly kind: 'fitted';
  /** Of the powers 0, 1, … of (x - centre) / scale. */
  readonly coefficients: readonly number[];
  /** Their standard errors; null where no degree of freedom is left to tell them from. */
  readonly standardErrors: readonly number[] | null;
  readonly centre: number;
  readonly scale: number;
  readonly rss: number;
  readonly df: number;
  /** 1 - rss / total; null where y does not vary, or where the points leave no degree of freedom. */
  readonly r2: number | null;
}

/** A straight line in the user's own x. */
export interface StraightLine {
  readonly kind: 'fitted';
  readonly intercept: number;
  readonly slope: number;
  readonly interceptError: number | null;
  readonly slopeError: number | null;
  readonly rss: number;
  readonly df: number;
  readonly r2: number | null;
}

export interface NoRegression {
  readonly kind: 'degenerate';
  readonly reason: 'too-few-points' | 'equal-x' | 'not-finite';
}

const refuse = (reason: NoRegression['reason']): NoRegression => ({ kind: 'degenerate', reason });

/** What ml-regression does not look at: it answers NaN for one point and for equal x, without an error. */
const precondition = (x: readonly number[], y: readonly number[], degree: number): NoRegression | null => {
  if (![...x, ...y].every(Number.isFinite)) return refuse('not-finite');
  if (x.length !== y.length || x.length <= degree) return refuse('too-few-points');
  return new Set(x).size <= degree ? refuse('equal-x') : null;
};

const centreAndScale = (x: readonly number[]): { centre: number; scale: number; t: number[] } => {
  const low = x.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = x.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const offset = x.reduce((sum, value) => sum + (value - low), 0) / x.length;
  const centre = low + offset;
  const scale = high - low;
  return { centre, scale, t: x.map((value) => (value - centre) / scale) };
};

/**
 * Least-squares polynomial of the given degree, by ml-regression's `PolynomialRegression` (`SimpleLinearRegression`
 * for a line) on x that was centred and scaled to its range first: from raw sums its slope is 12% wrong at x = 1e8 + i. Standard
 * errors, which the library has not, from (X'X)^-1 and the residual variance. Refuses fewer distinct x than coefficients.
 */
export const polynomialRegression = (
  x: readonly number[],
  y: readonly number[],
  degree: 1 | 2,
): PolynomialFit | NoRegression => {
  const refused = precondition(x, y, degree);
  if (refused !== null) return refused;
  const { centre, scale, t } = centreAndScale(x);
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const deviations = y.map((value) => value - mean);
  const line = degree === 1 ? new library.SimpleLinearRegression(t, deviations) : null;
  const found =
    line === null
      ? new library.PolynomialRegression(t, deviations, degree).coefficients
      : [line.intercept, line.slope];
  const powers = [t.map(() => 1), t, t.map((value) => value * value)].slice(0, degree + 1);
  const design = weightedLeastSquares(powers, deviations);
  if (design.kind === 'degenerate' || !found.every(Number.isFinite)) return refuse('equal-x');
  const rss = deviations.reduce((sum, value, index) => {
    const fitted = found.reduceRight((total, coefficient) => total * (t[index] ?? 0) + coefficient, 0);
    return sum + (value - fitted) ** 2;
  }, 0);
  const total = deviations.reduce((sum, value) => sum + value * value, 0);
  const df = y.length - degree - 1;
  return {
    kind: 'fitted',
    coefficients: found.map((coefficient, power) => (power === 0 ? coefficient + mean : coefficient)),
    standardErrors: df > 0 ? design.inverse.map((row, j) => Math.sqrt(((row[j] ?? 0) * rss) / df)) : null,
    centre,
    scale,
    rss,
    df,
    r2: df > 0 && total > 0 ? 1 - rss / total : null,
  };
};

/** Least-squares straight line with standard errors, in x as given. Two points give a line without errors or r2. */
export const simpleRegression = (x: readonly number[], y: readonly number[]): StraightLine | NoRegression => {
  const fit = polynomialRegression(x, y, 1);
  if (fit.kind === 'degenerate') return fit;
  const [level = 0, rise = 0] = fit.coefficients;
  const [levelError = 0, riseError = 0] = fit.standardErrors ?? [];
  const slope = rise / fit.scale;
  const slopeError = riseError / fit.scale;
  return {
    kind: 'fitted',
    intercept: level - slope * fit.centre,
    slope,
    // At the mean of x level and slope are uncorrelated, so that the variances add.
    interceptError: fit.standardErrors === null ? null : Math.hypot(levelError, slopeError * fit.centre),
    slopeError: fit.standardErrors === null ? null : slopeError,
    rss: fit.rss,
    df: fit.df,
    r2: fit.r2,
  };
};
