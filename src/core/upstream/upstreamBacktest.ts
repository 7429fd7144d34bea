import { chinchillaLoss } from './chinchillaLaw.ts';
import { fitChinchilla } from './fitChinchilla.ts';
import { upstreamLimits } from './limits.ts';
import { distanceBeyond, sortedByCompute, type UpstreamRun } from './upstreamRun.ts';

/** One hidden loss, predicted from the runs with less compute. */
export interface UpstreamError {
  /** log actual - log predicted. */
  readonly error: number;
  /** `distanceBeyond` the runs seen; above 0. */
  readonly distance: number;
}

/**
 * Hides the runs of most compute, fits L(N, D) to the others and predicts the hidden ones, from several
 * origins (at least half of the runs, and 7). A fit never sees a hidden run, nor starts from one that did.
 */
export const upstreamBacktest = (runs: readonly UpstreamRun[]): readonly UpstreamError[] => {
  const sorted = sortedByCompute(runs);
  const first = Math.max(upstreamLimits.fewestRuns, Math.ceil(sorted.length / 2));
  const stride = Math.max(1, Math.ceil((sorted.length - first) / upstreamLimits.mostOrigins));
  const errors: UpstreamError[] = [];
  for (let seen = sorted.length - 1; seen >= first; seen -= stride) {
    const shown = sorted.slice(0, seen);
    const outcome = fitChinchilla(shown);
    if (outcome.kind !== 'fitted') continue;
    for (const hidden of sorted.slice(seen)) {
      const distance = distanceBeyond(shown, hidden);
      if (!(distance > 0)) continue;
      const predicted = chinchillaLoss(outcome.parameters, hidden.params, hidden.tokens);
      errors.push({ error: Math.log(hidden.loss / predicted), distance });
    }
  }
  return errors;
};
