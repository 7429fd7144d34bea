import type { Estimate } from '../trends/trendAnalysis.ts';
import { chinchillaDraws, deviationOver } from './chinchillaErrors.ts';
import { fitChinchilla } from './fitChinchilla.ts';
import type { UpstreamRun } from './upstreamRun.ts';

/** One fitted law of loss for one corpus, as the report has it. */
interface UpstreamLaw {
  readonly corpus: string;
  readonly law: string;
  readonly parameters: Readonly<Record<string, Estimate>>;
  /** Sum of the Huber losses of log residuals. */
  readonly objective: number;
  readonly runs: number;
}

export type UpstreamLawOutcome =
  | { readonly kind: 'fitted'; readonly law: UpstreamLaw }
  | { readonly kind: 'none'; readonly reason: string };

/** Fits L(N, D) to the runs of one corpus, with standard errors over 100 seeded resamples of the runs. */
export const upstreamLaw = (
  corpus: string,
  runs: readonly UpstreamRun[],
  seed: number,
): UpstreamLawOutcome => {
  const fit = fitChinchilla(runs);
  if (fit.kind !== 'fitted') return { kind: 'none', reason: fit.reason };
  const draws = chinchillaDraws(runs, fit, seed);
  const names = ['E', 'A', 'B', 'alpha', 'beta'] as const;
  return {
    kind: 'fitted',
    law: {
      corpus,
      law: 'chinchilla',
      parameters: Object.fromEntries(
        names.map((name) => [
          name,
          { value: fit.parameters[name], se: deviationOver(draws, (draw) => draw[name]) },
        ]),
      ),
      objective: fit.objective,
      runs: fit.runs,
    },
  };
};
