import { laws } from '../laws/index.ts';
import type { Law, Shape } from '../laws/law.ts';
import { convergedOffset, relativeOffset } from '../stats/relativeOffset.ts';
import { describeFit } from './describeFit.ts';
import { type FitData, spanOf } from './fitData.ts';
import { fitShape } from './fitShape.ts';
import { fitTogether } from './fitTogether.ts';
import { exactShare, type HeldSolution, heldSolution, tangentAt } from './heldSolution.ts';
import { isWithin } from './isWithin.ts';
import type { LawFit, NoFit } from './lawFit.ts';
import { refineShape } from './refineShape.ts';
import { searchShapes } from './searchShapes.ts';
import { type SeparableProblem, separableProblem } from './separableProblem.ts';
import { solveDemanding } from './solveDemanding.ts';

/** Valleys of the grid that are refined. */
const valleys = 3;
/** A residual sum lower by this share moves an estimate by some thousandths of its standard error. */
const flat = 1e-6;

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
  if (law.knownEnds) throw new Error(`the law ${law.name} is fitted by fitKnownEnds`);
  const curves = new Set(data.map(({ curve }) => curve)).size;
  const needed = law.size - 1 + curves + (law.demands?.spare ?? 1);
  const points = law.demands === undefined ? data.length : new Set(data.map(({ position }) => position)).size;
  if (points < needed) return { kind: 'insufficient', points, needed };
  if (!data.every(({ position, score, weight }) => [position, score, weight].every(Number.isFinite))) {
    return { kind: 'degenerate', reason: 'not-finite' };
  }
  const span = spanOf(data);
  if (span === null) return { kind: 'degenerate', reason: 'equal-positions' };
  const tOf = (position: number): number => (position - span.lower) / (span.upper - span.lower);
  const problem = separableProblem(data, tOf);
  const solution =
    law.demands === undefined
      ? solve(law, problem, startAt)
      : solveDemanding(law, law.demands, problem, fitLaw(lawNamed(law.demands.better), data));
  return 'kind' in solution ? solution : describeFit(law, span, data, problem, solution);
};

const lawNamed = (name: string): Law => {
  const law = laws.find((one) => one.name === name);
  if (law === undefined) throw new Error(`no law is named ${name}`);
  return law;
};

const solve = (law: Law, problem: SeparableProblem, startAt?: Shape): HeldSolution | NoFit => {
  if (law.size === 1) {
    const means = { shape: [], amplitude: 0, levels: [...problem.curveMean], rss: problem.total };
    return heldSolution(law, problem, means, [], []);
  }
  const sorted = [...problem.t].sort((a, b) => a - b);
  const bounds = law.bounds(sorted);
  const starts = startAt === undefined ? searchShapes(law, problem, law.grid(sorted), valleys) : [startAt];
  const refined = starts
    .flatMap((start) => refineShape(law, problem, start, bounds) ?? [])
    .sort((a, b) => a.rss - b.rss)[0];
  const best = refined === undefined ? null : fitShape(law, problem, refined.shape);
  if (refined === undefined || best === null) return { kind: 'degenerate', reason: 'not-identified' };
  if (best.shape.length === 0 || best.rss <= exactShare * problem.total) {
    return heldSolution(law, problem, best, [], []);
  }
  const all = [...best.shape.keys()];
  if (refined.atBound) return heldSolution(law, problem, best, [], all);

  const tangent = tangentAt(law, problem, best, all);
  if (tangent.kind === 'fitted' && relativeOffset(best.rss - tangent.rss, tangent) <= convergedOffset) {
    return { ...best, covariance: tangent.covariance, held: [] };
  }
  const together = fitTogether(law, problem, best);
  if (!('kind' in together) && isWithin(together.shape, bounds)) return { ...together, held: [] };
  if ('kind' in together && together.kind === 'not-converged' && together.rss < (1 - flat) * best.rss) {
    return together;
  }
  // Along a flat valley parameters cannot be told apart: nothing lowers the sum, and the shape is as good as any near it.
  return heldSolution(law, problem, best, [], all);
};
