import { power } from '../stats/power.ts';
import { weightedLeastSquares } from '../stats/weightedLeastSquares.ts';
import { forecastingLimits } from './limits.ts';

/** A run's compute and loss. Both above 0. */
export interface ComputeLoss {
  readonly flops: number;
  readonly loss: number;
}

/** Exponents of compute tried, 0.02 to 1: beyond them the law is flat, or a step. */
const exponents = Array.from({ length: 60 }, (_, index) => 0.02 * power(50, index / 59));

/** The runs that no cheaper run beats: the best loss so far, in order of compute. */
const frontier = (runs: readonly ComputeLoss[]): readonly ComputeLoss[] => {
  const sorted = runs.toSorted((a, b) => a.flops - b.flops || a.loss - b.loss);
  const best: ComputeLoss[] = [];
  for (const run of sorted) if (run.loss < (best.at(-1)?.loss ?? Number.POSITIVE_INFINITY)) best.push(run);
  return best;
};

/**
 * The irreducible loss E of L = E + A / C^a along one family's compute frontier, by variable projection over
 * a grid of exponents with relative residuals. Null where it is not identifiable: fewer than 5 points on the
 * frontier, the best exponent at the edge of the grid, or an E below 0. Clipped to 0.75 of the smallest loss.
 */
const familyIrreducibleLoss = (runs: readonly ComputeLoss[]): number | null => {
  const points = frontier(runs);
  if (points.length < forecastingLimits.fewestFrontier) return null;
  const reference = points[0]?.flops ?? 1;
  const loss = points.map((point) => point.loss);
  const weights = loss.map((value) => 1 / value ** 2);
  const constant = loss.map(() => 1);
  let best: { readonly index: number; readonly rss: number; readonly irreducible: number } | null = null;
  for (const [index, exponent] of exponents.entries()) {
    const falling = points.map((point) => power(point.flops / reference, -exponent));
    const fit = weightedLeastSquares([constant, falling], loss, weights);
    if (fit.kind === 'fitted' && (best === null || fit.rss < best.rss)) {
      best = { index, rss: fit.rss, irreducible: fit.coefficients[0] ?? 0 };
    }
  }
  if (best === null || best.index === 0 || best.index === exponents.length - 1 || best.irreducible <= 0) {
    return null;
  }
  return Math.min(best.irreducible, forecastingLimits.mostIrreducible * Math.min(...loss));
};

/**
 * One irreducible loss for all families of an axis: the smallest that any family identifies, 0 where none
 * does. A family is the runs of one combination of factor levels. The smallest, because ladders of small runs
 * identify E badly (1.1 to 2.1 over three families with one tokenizer) and too large an E stretches all
 * distances near it, while too small a one costs little.
 */
export const irreducibleLoss = (families: readonly (readonly ComputeLoss[])[]): number => {
  const found = families.map(familyIrreducibleLoss).filter((value): value is number => value !== null);
  if (found.length === 0) return 0;
  const smallest = Math.min(...families.flat().map((run) => run.loss));
  return Math.min(...found, forecastingLimits.mostIrreducible * smallest);
};
