import type { Law } from '../laws/law.ts';
import { type LeastSquaresOutcome, weightedLeastSquares } from '../stats/weightedLeastSquares.ts';
import { coefficientsOf } from './coefficientsOf.ts';
import type { SeparableSolution } from './fitShape.ts';
import type { FullSolution } from './fitTogether.ts';
import type { NoFit } from './lawFit.ts';
import type { SeparableProblem } from './separableProblem.ts';

/** A solution with the shape parameters (by index) that are not estimated: they have no error. */
export interface HeldSolution extends FullSolution {
  readonly held: readonly number[];
}

/** A residual sum that is rounding, as a share of the scores' own. */
export const exactShare = 1e-24;

/** The residual at a solution, explained by what small changes of its parameters would do: levels, amplitude, the shape's `free`. */
export const tangentAt = (
  law: Law,
  { t, y, weight, curve }: SeparableProblem,
  { levels, amplitude, shape }: SeparableSolution,
  free: readonly number[],
): LeastSquaresOutcome => {
  const basis = t.map((at) => law.basis(shape, at));
  const columns: ArrayLike<number>[] = levels.map((_, c) => curve.map((own) => (own === c ? 1 : 0)));
  if (law.size > 1) columns.push(basis);
  if (free.length > 0) {
    const gradients = Array.from(t, (at) => law.basisGradient(shape, at));
    for (const k of free) columns.push(t.map((_, i) => amplitude * (gradients[i]?.[k] ?? 0)));
  }
  const residual = y.map((score, i) => score - (levels[curve[i] ?? 0] ?? 0) - amplitude * (basis[i] ?? 0));
  return weightedLeastSquares(columns, residual, weight);
};

/** A solution with the errors of its levels, its amplitude and the `free` ones of its shape parameters; the others vary by nothing. */
export const heldSolution = (
  law: Law,
  problem: SeparableProblem,
  solution: SeparableSolution,
  free: readonly number[],
  held: readonly number[],
): HeldSolution | NoFit => {
  const tangent = tangentAt(law, problem, solution, free);
  if (tangent.kind === 'degenerate') return { kind: 'degenerate', reason: 'not-identified' };
  const { levels, shape, rss } = solution;
  const linear = levels.length + (law.size > 1 ? 1 : 0);
  // Where each of levels, amplitude and shape stands among the tangent's columns.
  const column = [
    ...Array.from({ length: levels.length + 1 }, (_, index) => (index < linear ? index : -1)),
    ...Array.from(shape.keys(), (k) => (free.includes(k) ? linear + free.indexOf(k) : -1)),
  ];
  const variance = rss / Math.max(1, problem.t.length - coefficientsOf(law, levels.length));
  const covariance = column.map((a) => column.map((b) => (tangent.inverse[a]?.[b] ?? 0) * variance));
  return { ...solution, covariance, held };
};
