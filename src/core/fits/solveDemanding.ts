import type { Law, LawDemands } from '../laws/law.ts';
import { fUpperTail } from '../stats/distributions.ts';
import { convergedOffset, relativeOffset } from '../stats/relativeOffset.ts';
import { fitShape, type SeparableSolution } from './fitShape.ts';
import { fitTogether } from './fitTogether.ts';
import { followValley } from './followValley.ts';
import { exactShare, type HeldSolution, heldSolution, tangentAt } from './heldSolution.ts';
import { isWithin } from './isWithin.ts';
import type { LawFit, NoFit } from './lawFit.ts';
import { fitLimits } from './limits.ts';
import { searchSlices } from './searchSlices.ts';
import type { SeparableProblem } from './separableProblem.ts';

type Bounds = readonly (readonly [number, number])[];

/**
 * The least-squares solution of a law with many shape parameters, or why it has none that counts: `no-better` than the
 * simpler law, `at-bound`, `not-identified`, `not-converged`. Standard errors as for the other laws; the parameter that may
 * be held has none where its lower bound fits as well but for noise, and those of the others are then for its value.
 */
export const solveDemanding = (
  law: Law,
  { better, mayHold }: LawDemands,
  problem: SeparableProblem,
  simpler: LawFit,
): HeldSolution | NoFit => {
  const sorted = [...problem.t].sort((a, b) => a - b);
  const bounds = law.bounds(sorted);
  const best = lowest(law, problem, bounds, searchSlices(law, problem, law.grid(sorted), fitLimits.starts));
  if (best === null) return { kind: 'degenerate', reason: 'not-identified' };
  const df = problem.t.length - (law.size - 1 + problem.curves);
  const exact = best.rss <= exactShare * problem.total;
  if (simpler.kind === 'fitted') {
    const further = simpler.df - df;
    const ratio = (simpler.rss - best.rss) / further / (best.rss / df);
    const simplerIsExact = simpler.rss <= exactShare * problem.total;
    if (simplerIsExact || !(exact || fUpperTail(Math.max(0, ratio), further, df) < fitLimits.worthP)) {
      return { kind: 'degenerate', reason: 'no-better', than: better };
    }
  }
  const outside = best.shape.findIndex((value, k) => {
    const [low, high] = bounds[k] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return value >= high || (value <= low && k !== mayHold);
  });
  if (outside >= 0) {
    return { kind: 'degenerate', reason: 'at-bound', parameter: law.parameters[2 + outside] ?? '' };
  }
  const all = [...best.shape.keys()];
  const others = all.filter((k) => k !== mayHold);
  if (!exact && fitsAsWellAtTheEdge(law, problem, bounds, best, mayHold, best.rss / df)) {
    return settledSolution(law, problem, best, others)
      ? heldSolution(law, problem, best, others, [mayHold])
      : { kind: 'not-converged', rss: best.rss };
  }
  if (exact || settledSolution(law, problem, best, all)) return heldSolution(law, problem, best, all, []);
  const together = fitTogether(law, problem, best);
  if ('kind' in together || !isWithin(together.shape, bounds)) {
    return { kind: 'not-converged', rss: best.rss };
  }
  return { ...together, held: [] };
};

/** The best of what these starts lead to. */
const lowest = (
  law: Law,
  problem: SeparableProblem,
  bounds: Bounds,
  from: readonly (readonly number[])[],
): SeparableSolution | null => {
  const follow = (shapes: readonly (readonly number[])[], steps: number) =>
    shapes
      .flatMap((shape) => followValley(law, problem, shape, bounds, steps) ?? [])
      .sort((a, b) => a.rss - b.rss);
  const near = follow(from, fitLimits.firstSteps).slice(0, fitLimits.finalists);
  let best: SeparableSolution | null = null;
  for (const { shape } of near) {
    const [end] = follow([shape], fitLimits.mostSteps);
    const found = end === undefined ? null : fitShape(law, problem, end.shape);
    if (found !== null && (best === null || found.rss < best.rss)) best = found;
    if (best !== null && best.rss <= exactShare * problem.total) break;
  }
  return best;
};

/** Whether one parameter at its lower bound raises the residual sum by no more than noise does; `noise` is that of one degree of freedom. */
const fitsAsWellAtTheEdge = (
  law: Law,
  problem: SeparableProblem,
  bounds: Bounds,
  best: SeparableSolution,
  parameter: number,
  noise: number,
): boolean => {
  const edge = bounds[parameter]?.[0] ?? Number.NEGATIVE_INFINITY;
  const pinned = bounds.with(parameter, [edge, edge]);
  const sharp = followValley(law, problem, best.shape, pinned, fitLimits.mostSteps);
  return sharp !== null && sharp.rss - best.rss < fitLimits.toldBy * noise;
};

const settledSolution = (
  law: Law,
  problem: SeparableProblem,
  solution: SeparableSolution,
  free: readonly number[],
): boolean => {
  const tangent = tangentAt(law, problem, solution, free);
  return tangent.kind === 'fitted' && relativeOffset(solution.rss - tangent.rss, tangent) <= convergedOffset;
};
