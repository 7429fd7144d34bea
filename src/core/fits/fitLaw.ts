import type { Law, Shape } from '../laws/law.ts';
import { convergedOffset, relativeOffset } from '../stats/relativeOffset.ts';
import { type LeastSquaresOutcome, weightedLeastSquares } from '../stats/weightedLeastSquares.ts';
import { describeFit } from './describeFit.ts';
import { type FitData, spanOf } from './fitData.ts';
import { fitShape, type SeparableSolution } from './fitShape.ts';
import { type FullSolution, fitTogether } from './fitTogether.ts';
import type { FittedLaw, LawFit } from './lawFit.ts';
import { refineShape } from './refineShape.ts';
import { searchShapes } from './searchShapes.ts';
import { type SeparableProblem, separableProblem } from './separableProblem.ts';

/** Valleys of the grid that are refined. */
const valleys = 3;
/** A residual sum that is rounding, as a share of the scores' own. */
const exact = 1e-24;
/** A residual sum lower by this share moves an estimate by some thousandths of its standard error. */
const flat = 1e-6;

interface Solution extends FullSolution {
  readonly atBound: boolean;
}

/**
 * Weighted least squares of one law to one curve, or to several that share everything but their level.
 *
 * Shapes are searched on the law's grid and refined within its bounds, with the rest in closed form (variable projection).
 * Convergence is then judged on all parameters, by the relative offset; what fails it goes to Levenberg–Marquardt.
 * A shape that ends on its bounds, or in a flat valley, has no standard error. Standard errors are Gauss–Newton's at
 * the optimum, carried over to the law's own parameters by the delta method. `insufficient` below one degree of freedom.
 * `startAt` is a shape that is known to be near the best one, and saves the search.
 */
export const fitLaw = (law: Law, data: FitData, startAt?: Shape): LawFit => {
  const curves = new Set(data.map(({ curve }) => curve)).size;
  const needed = law.size - 1 + curves + 1;
  if (data.length < needed) return { kind: 'insufficient', points: data.length, needed };
  if (!data.every(({ position, score, weight }) => [position, score, weight].every(Number.isFinite))) {
    return { kind: 'degenerate', reason: 'not-finite' };
  }
  const span = spanOf(data);
  if (span === null) return { kind: 'degenerate', reason: 'equal-positions' };
  const tOf = (position: number): number => (position - span.lower) / (span.upper - span.lower);
  const problem = separableProblem(data, tOf);
  const solution = solve(law, problem, startAt);
  return 'kind' in solution ? solution : describeFit(law, span, data, problem, solution, solution.atBound);
};

type NoSolution = Exclude<LawFit, FittedLaw>;

const solve = (law: Law, problem: SeparableProblem, startAt?: Shape): Solution | NoSolution => {
  if (law.size === 1) {
    const means = { shape: [], amplitude: 0, levels: [...problem.curveMean], rss: problem.total };
    return withFixedShape(law, problem, means, false);
  }
  const sorted = [...problem.t].sort((a, b) => a - b);
  const bounds = law.bounds(sorted);
  const starts = startAt === undefined ? searchShapes(law, problem, law.grid(sorted), valleys) : [startAt];
  const refined = starts
    .flatMap((start) => refineShape(law, problem, start, bounds) ?? [])
    .sort((a, b) => a.rss - b.rss)[0];
  const best = refined === undefined ? null : fitShape(law, problem, refined.shape);
  if (refined === undefined || best === null) return { kind: 'degenerate', reason: 'not-identified' };
  if (best.shape.length === 0 || best.rss <= exact * problem.total) {
    return withFixedShape(law, problem, best, false);
  }
  if (refined.atBound) return withFixedShape(law, problem, best, true);

  const tangent = tangentAt(law, problem, best, true);
  if (tangent.kind === 'fitted' && relativeOffset(best.rss - tangent.rss, tangent) <= convergedOffset) {
    return { ...best, covariance: tangent.covariance, atBound: false };
  }
  const together = fitTogether(law, problem, best);
  if (!('kind' in together) && isWithin(together.shape, bounds)) return { ...together, atBound: false };
  if ('kind' in together && together.kind === 'not-converged' && together.rss < (1 - flat) * best.rss) {
    return together;
  }
  // Along a flat valley parameters cannot be told apart: nothing lowers the sum, and the shape is as good as any near it.
  return withFixedShape(law, problem, best, true);
};

const isWithin = (shape: Shape, bounds: readonly (readonly [number, number])[]): boolean =>
  shape.every((value, k) => {
    const [low, high] = bounds[k] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return value >= low && value <= high;
  });

/** The residual at a solution, explained by what small changes of its parameters would do; of the shape as well, or without it. */
const tangentAt = (
  law: Law,
  { t, y, weight, curve }: SeparableProblem,
  { levels, amplitude, shape }: SeparableSolution,
  withShape: boolean,
): LeastSquaresOutcome => {
  const basis = t.map((at) => law.basis(shape, at));
  const columns: ArrayLike<number>[] = levels.map((_, c) => curve.map((own) => (own === c ? 1 : 0)));
  if (law.size > 1) columns.push(basis);
  if (withShape) {
    const gradients = Array.from(t, (at) => law.basisGradient(shape, at));
    for (const k of shape.keys()) columns.push(t.map((_, i) => amplitude * (gradients[i]?.[k] ?? 0)));
  }
  const residual = y.map((score, i) => score - (levels[curve[i] ?? 0] ?? 0) - amplitude * (basis[i] ?? 0));
  return weightedLeastSquares(columns, residual, weight);
};

/** A fit whose shape is given: linear in the rest, and the shape has no error. */
const withFixedShape = (
  law: Law,
  problem: SeparableProblem,
  solution: SeparableSolution,
  atBound: boolean,
): Solution | NoSolution => {
  const tangent = tangentAt(law, problem, solution, false);
  if (tangent.kind === 'degenerate') return { kind: 'degenerate', reason: 'not-identified' };
  const { levels, shape, rss } = solution;
  const size = levels.length + 1 + shape.length;
  const df = Math.max(1, problem.t.length - (law.size - 1 + levels.length));
  const covariance = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_unused, b) => ((tangent.inverse[a]?.[b] ?? 0) * rss) / df),
  );
  return { ...solution, covariance, atBound };
};
