import type { Law } from '../laws/law.ts';
import { levenbergMarquardt, type NonlinearModel } from '../stats/levenbergMarquardt.ts';
import type { SeparableSolution } from './fitShape.ts';
import type { SeparableProblem } from './separableProblem.ts';

/** All parameters of a fit with their covariance, in the order levels, amplitude, shape; null without degrees of freedom. */
export interface FullSolution extends SeparableSolution {
  readonly covariance: readonly (readonly number[])[] | null;
}

/**
 * Levels, amplitude and shape together by Levenberg–Marquardt, on scores in units of their spread: the way to a minimum, or
 * to the word that there is none, where a search over the shape alone did not settle. `degenerate` where they cannot
 * be told apart.
 */
export const fitTogether = (
  law: Law,
  problem: SeparableProblem,
  start: SeparableSolution,
):
  | FullSolution
  | { readonly kind: 'not-converged'; readonly rss: number }
  | { readonly kind: 'degenerate' } => {
  const { t, y, weight, curve, curves, curveWeight, total } = problem;
  const spread = Math.sqrt(total / curveWeight.reduce((sum, value) => sum + value, 0)) || 1;
  const model: NonlinearModel = {
    evaluate: (parameters, i) =>
      (parameters[curve[i] ?? 0] ?? 0) +
      (parameters[curves] ?? 0) * law.basis(parameters.slice(curves + 1), t[i] ?? 0),
    gradient: (parameters, i) => {
      const shape = parameters.slice(curves + 1);
      const row = new Array<number>(curves).fill(0);
      row[curve[i] ?? 0] = 1;
      row.push(law.basis(shape, t[i] ?? 0));
      for (const partial of law.basisGradient(shape, t[i] ?? 0))
        row.push((parameters[curves] ?? 0) * partial);
      return row;
    },
  };
  const outcome = levenbergMarquardt(
    model,
    {
      x: Array.from(t, (_, i) => i),
      y: Array.from(y, (value) => value / spread),
      weights: [...weight],
    },
    [[...start.levels.map((level) => level / spread), start.amplitude / spread, ...start.shape]],
  );
  if (outcome.kind === 'degenerate') return { kind: 'degenerate' };
  const rss = outcome.rss * spread ** 2;
  if (outcome.kind === 'not-converged') return { kind: 'not-converged', rss };
  const { parameters, covariance } = outcome;
  const unit = parameters.map((_, j) => (j <= curves ? spread : 1));
  return {
    levels: parameters.slice(0, curves).map((level) => level * spread),
    amplitude: (parameters[curves] ?? 0) * spread,
    shape: parameters.slice(curves + 1),
    rss,
    covariance:
      covariance?.map((row, a) => row.map((value, b) => value * (unit[a] ?? 1) * (unit[b] ?? 1))) ?? null,
  };
};
