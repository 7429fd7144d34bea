import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { solvePositiveDefinite } from '../stats/solvePositiveDefinite.ts';
import type { FittedLossLaw } from './laws/lossLaw.ts';
import { upstreamLimits } from './limits.ts';
import type { RunScale, UpstreamRun } from './upstreamRun.ts';

/** What one run does to a law. */
export interface RunInfluence {
  readonly run: string;
  /** Log of the loss that the law predicts without the run over the one with it. */
  readonly change: number;
}

/**
 * How strongly the log loss at the target follows the log loss of each run, to first order and up to a common factor: the leverage
 * between two points, with the weights that make the Huber loss quadratic at the fit. The size of a run's residual is left out on
 * purpose: a Huber fit with a small delta passes through the runs that hold it.
 */
const crossLeverages = (
  { fittedTo, delta, lossAt, gradientAt }: FittedLossLaw,
  target: RunScale,
): readonly number[] => {
  const rows = fittedTo.map(gradientAt);
  const weights = fittedTo.map((run) => Math.min(1, delta / Math.abs(Math.log(lossAt(run) / run.loss))));
  const toward = gradientAt(target);
  const normal = toward.flatMap((_, i) =>
    toward.map((_unused, j) =>
      rows.reduce((sum, row, at) => sum + (weights[at] ?? 0) * (row[i] ?? 0) * (row[j] ?? 0), 0),
    ),
  );
  const direction = solvePositiveDefinite(normal, toward);
  if (direction === null) return rows.map(() => 0);
  return rows.map((row) => Math.abs(row.reduce((sum, value, i) => sum + value * (direction[i] ?? 0), 0)));
};

/**
 * The runs that a law's prediction at a target hangs on most, the most influential first: each is left out, and the law fitted
 * again. Of more than 64 only those with the most leverage toward the target are tried. Empty where the law cannot be fitted without any of
 * them.
 *
 * @param runs all that the law was given: without one that it is fitted to, another may take its place
 */
export const influentialRuns = (
  law: FittedLossLaw,
  runs: readonly UpstreamRun[],
  target: RunScale,
): readonly RunInfluence[] => {
  const leverages = crossLeverages(law, target);
  const before = law.lossAt(target);
  return law.fittedTo
    .map(({ run }, index) => ({ run, leverage: leverages[index] ?? 0 }))
    .toSorted((a, b) => b.leverage - a.leverage || byCodeUnits(a.run, b.run))
    .slice(0, upstreamLimits.leftOutRuns)
    .flatMap(({ run }): RunInfluence[] => {
      const without = law.refit(runs.filter((other) => other.run !== run));
      const change = without === null ? Number.NaN : Math.log(without.lossAt(target) / before);
      return Number.isFinite(change) ? [{ run, change }] : [];
    })
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change) || byCodeUnits(a.run, b.run))
    .slice(0, upstreamLimits.namedRuns);
};
