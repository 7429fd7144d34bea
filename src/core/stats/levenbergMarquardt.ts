import { levenbergMarquardt as libraryFit } from 'ml-levenberg-marquardt';
import { convergedOffset, relativeOffset } from './relativeOffset.ts';
import { weightedLeastSquares } from './weightedLeastSquares.ts';

/** A curve with parameters that it depends on in a smooth way. */
export interface NonlinearModel {
  evaluate(parameters: readonly number[], x: number): number;
  /** Partial derivatives by the parameters, in their order. */
  gradient(parameters: readonly number[], x: number): readonly number[];
}

export interface NonlinearData {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Inverse variances up to a factor, above 0; left out they are 1. */
  readonly weights?: readonly number[];
}

export interface NonlinearFit {
  readonly kind: 'fitted';
  readonly parameters: readonly number[];
  /** Gauss–Newton standard errors, sqrt of the diagonal of (J'WJ)^-1 rss/df; null where df is 0. */
  readonly standardErrors: readonly number[] | null;
  readonly covariance: readonly (readonly number[])[] | null;
  /** Weighted sum of squared residuals. */
  readonly rss: number;
  readonly df: number;
}

export type NonlinearOutcome =
  | NonlinearFit
  | { readonly kind: 'not-converged'; readonly parameters: readonly number[]; readonly rss: number }
  | { readonly kind: 'degenerate'; readonly reason: 'too-few-points' | 'collinear' | 'not-finite' };

/** Residuals this small against the spread of y are rounding: an exact fit, where the offset means nothing. */
const exactShare = 1e-18;
/**
 * Rounds of the library; each rescales the parameters where it stands, which its fixed damping needs. It has no test of
 * convergence and always runs all its iterations: so they are few, and grow from round to round.
 */
const rounds = 12;
const firstIterations = 6;
const mostIterations = 100;
const polishingSteps = 60;
/** A start as good as a grid's best needs no damping: this many steps of Gauss and Newton settle it, or show that they do not. */
const quickSteps = 8;

/**
 * Nonlinear weighted least squares from one or more starts; the best of them is returned.
 *
 * Levenberg–Marquardt by ml-levenberg-marquardt, with what it lacks: data whitened and scaled to unit size (it stops on an
 * absolute error), parameters scaled by the length of their Jacobian column (it damps with a multiple of I), several
 * rounds and starts, Gauss–Newton steps with halving before it (where the start is good they suffice) and after it, a
 * test of convergence, and the covariance of the parameters. `not-converged` carries the best point met. `degenerate` where the parameters cannot be told apart.
 */
export const levenbergMarquardt = (
  model: NonlinearModel,
  data: NonlinearData,
  starts: readonly (readonly number[])[],
): NonlinearOutcome => {
  const { x, y } = data;
  const root = x.map((_, i) => Math.sqrt(data.weights?.[i] ?? 1));
  if (![...x, ...y, ...root, ...starts.flat()].every(Number.isFinite)) {
    return { kind: 'degenerate', reason: 'not-finite' };
  }
  if (x.length < (starts[0]?.length ?? Number.POSITIVE_INFINITY)) {
    return { kind: 'degenerate', reason: 'too-few-points' };
  }
  const problem = whiten(model, x, y, root);
  let best: NonlinearOutcome = { kind: 'degenerate', reason: 'collinear' };
  for (const start of starts) {
    const quick = polish(problem, start, quickSteps);
    const outcome =
      quick.kind === 'fitted' ? quick : polish(problem, libraryRounds(problem, start), polishingSteps);
    if (isBetter(outcome, best)) best = outcome;
  }
  return best;
};

interface Problem {
  readonly points: number;
  /** Sum of squares of the whitened y about their mean: the unit of rss. */
  readonly total: number;
  readonly target: readonly number[];
  value(parameters: readonly number[], i: number): number;
  gradient(parameters: readonly number[], i: number): readonly number[];
}

const whiten = (
  model: NonlinearModel,
  x: readonly number[],
  y: readonly number[],
  root: readonly number[],
): Problem => {
  const weight = root.reduce((sum, value) => sum + value * value, 0);
  const mean = y.reduce((sum, value, i) => sum + (root[i] ?? 0) ** 2 * value, 0) / weight;
  const total = y.reduce((sum, value, i) => sum + ((root[i] ?? 0) * (value - mean)) ** 2, 0);
  return {
    points: x.length,
    total: total > 0 ? total : 1,
    target: y.map((value, i) => (root[i] ?? 0) * value),
    value: (parameters, i) => (root[i] ?? 0) * model.evaluate(parameters, x[i] ?? 0),
    gradient: (parameters, i) =>
      model.gradient(parameters, x[i] ?? 0).map((partial) => partial * (root[i] ?? 0)),
  };
};

const residuals = (problem: Problem, parameters: readonly number[]): number[] =>
  problem.target.map((value, i) => value - problem.value(parameters, i));

const sumOfSquares = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value * value, 0);

const jacobianColumns = (problem: Problem, parameters: readonly number[]): number[][] => {
  const columns = parameters.map(() => new Array<number>(problem.points).fill(0));
  for (let i = 0; i < problem.points; i += 1) {
    problem.gradient(parameters, i).forEach((partial, j) => {
      const column = columns[j];
      if (column !== undefined) column[i] = partial;
    });
  }
  return columns;
};

/** The library throws where a step leads to values that are not numbers; that start has led nowhere then. */
const attempt = <Value>(run: () => Value): Value | null => {
  try {
    return run();
  } catch {
    return null;
  }
};

/** The library from `start`, in several rounds, each with parameters in units in which the Jacobian's columns have length 1. */
const libraryRounds = (problem: Problem, start: readonly number[]): readonly number[] => {
  const unit = Math.sqrt(problem.total);
  let parameters = start;
  let rss = sumOfSquares(residuals(problem, parameters));
  let iterations = firstIterations;
  for (let round = 0; round < rounds; round += 1) {
    const lengths = jacobianColumns(problem, parameters).map(
      (column) => Math.sqrt(sumOfSquares(column)) / unit,
    );
    const scales = lengths.map((length, j) =>
      length > 0 && Number.isFinite(length) ? 1 / length : Math.max(1, Math.abs(parameters[j] ?? 0)),
    );
    const inUnits = (scaled: readonly number[]): number[] =>
      scaled.map((value, j) => value * (scales[j] ?? 1));
    const found = attempt(() =>
      libraryFit(
        {
          x: Array.from({ length: problem.points }, (_, i) => i),
          y: problem.target.map((value) => value / unit),
        },
        (scaled) => {
          const raw = inUnits(scaled);
          return (i) => problem.value(raw, i) / unit;
        },
        {
          initialValues: parameters.map((value, j) => value / (scales[j] ?? 1)),
          jacobianFunction: (scaled) => {
            const raw = inUnits(scaled);
            return (i) => problem.gradient(raw, i).map((partial, j) => (partial * (scales[j] ?? 1)) / unit);
          },
          maxIterations: iterations,
          errorTolerance: 1e-15,
        },
      ),
    );
    if (found === null) break;
    const next = inUnits(found.parameterValues);
    const reached = sumOfSquares(residuals(problem, next));
    const grown = Math.min(mostIterations, 2 * iterations);
    if (!Number.isFinite(reached) || !(reached < rss)) {
      if (iterations === mostIterations) break;
      iterations = grown;
      continue;
    }
    const gained = (rss - reached) / rss;
    parameters = next;
    rss = reached;
    iterations = grown;
    if (gained < 1e-5 || rss <= exactShare * problem.total) break;
  }
  return parameters;
};

/** Gauss–Newton with halving from where the library stopped, the test of convergence, and the covariance. */
const polish = (problem: Problem, start: readonly number[], steps: number): NonlinearOutcome => {
  let parameters = start;
  let left = residuals(problem, parameters);
  let rss = sumOfSquares(left);
  if (!Number.isFinite(rss)) return { kind: 'degenerate', reason: 'not-finite' };
  for (let step = 0; ; step += 1) {
    const tangent = weightedLeastSquares(jacobianColumns(problem, parameters), left);
    if (tangent.kind === 'degenerate') return tangent;
    const offset = relativeOffset(sumOfSquares(tangent.fitted), tangent);
    if (offset <= convergedOffset || rss <= exactShare * problem.total) {
      return fitted(parameters, tangent.inverse, rss, tangent.df);
    }
    const shorter = step < steps ? halve(problem, parameters, tangent.coefficients, rss) : null;
    if (shorter === null) {
      // No step lowers rss any more: rounding rules, and the offset is as small as it can be shown to be.
      return offset <= 1e3 * convergedOffset
        ? fitted(parameters, tangent.inverse, rss, tangent.df)
        : { kind: 'not-converged', parameters, rss };
    }
    parameters = shorter;
    left = residuals(problem, parameters);
    rss = sumOfSquares(left);
  }
};

const halve = (
  problem: Problem,
  parameters: readonly number[],
  step: readonly number[],
  rss: number,
): readonly number[] | null => {
  for (let share = 1; share > 1e-6; share /= 2) {
    const next = parameters.map((value, j) => value + share * (step[j] ?? 0));
    if (sumOfSquares(residuals(problem, next)) < rss) return next;
  }
  return null;
};

const fitted = (
  parameters: readonly number[],
  inverse: readonly (readonly number[])[],
  rss: number,
  df: number,
): NonlinearFit => {
  const covariance = df > 0 ? inverse.map((row) => row.map((value) => (value * rss) / df)) : null;
  return {
    kind: 'fitted',
    parameters,
    standardErrors: covariance === null ? null : covariance.map((row, j) => Math.sqrt(row[j] ?? 0)),
    covariance,
    rss,
    df,
  };
};

/** Converged before not converged before degenerate, then the smaller sum of squares. */
const isBetter = (one: NonlinearOutcome, other: NonlinearOutcome): boolean => {
  const rank = { fitted: 2, 'not-converged': 1, degenerate: 0 };
  if (one.kind !== other.kind) return rank[one.kind] > rank[other.kind];
  return one.kind !== 'degenerate' && other.kind !== 'degenerate' && one.rss < other.rss;
};
