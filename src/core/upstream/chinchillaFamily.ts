import { type ChinchillaDraws, chinchillaDraws } from './chinchillaErrors.ts';
import { type ChinchillaOutcome, fitChinchilla } from './fitChinchilla.ts';
import type { UpstreamRun } from './upstreamRun.ts';

/** L(N, D) of the runs of one family (same pretraining data and validation corpus). Each part is computed once, when asked for. */
export interface ChinchillaFamily {
  readonly runs: readonly UpstreamRun[];
  fit(): ChinchillaOutcome;
  /** Fits to resamples of the runs; none where there is no fit. */
  draws(): ChinchillaDraws;
}

/** @param resamples left out, those that decisions are made on */
export const chinchillaFamily = (
  runs: readonly UpstreamRun[],
  seed: number,
  resamples?: number,
): ChinchillaFamily => {
  let outcome: ChinchillaOutcome | null = null;
  let draws: ChinchillaDraws | null = null;
  const fit = (): ChinchillaOutcome => {
    outcome ??= fitChinchilla(runs);
    return outcome;
  };
  return {
    runs,
    fit,
    draws() {
      const fitted = fit();
      draws ??= fitted.kind === 'fitted' ? chinchillaDraws(runs, fitted, seed, resamples) : [];
      return draws;
    },
  };
};
