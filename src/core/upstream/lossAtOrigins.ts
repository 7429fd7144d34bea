import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { type ChinchillaParameters, chinchillaLoss } from './chinchillaLaw.ts';
import { fitChinchilla } from './fitChinchilla.ts';
import { upstreamLimits } from './limits.ts';
import type { RunScale, UpstreamRun } from './upstreamRun.ts';

const { mostChainOrigins: mostOrigins } = upstreamLimits;

/** A run of a family with its training compute in FLOPs. */
export interface ComputedRun extends UpstreamRun {
  readonly flops: number;
}

/**
 * L(N, D) as it would have been fitted at earlier times: for any compute, a fit to the runs that took at most so much. Fits
 * exist for up to 16 origins, of at least 7 runs, and for all runs; a compute between two of them gets the earlier. Each fit
 * starts where the one before it came to rest, so that none has seen a later run. Null before the first origin.
 */
export const lossAtOrigins = (
  unsorted: readonly ComputedRun[],
): ((upTo: number, scale: RunScale) => number | null) => {
  const runs = unsorted.toSorted((a, b) => a.flops - b.flops || a.loss - b.loss || byCodeUnits(a.run, b.run));
  const stride = Math.max(1, Math.ceil((runs.length - upstreamLimits.fewestRuns) / mostOrigins));
  let fits: readonly { readonly from: number; readonly parameters: ChinchillaParameters }[] | null = null;
  const fitAll = () => {
    const made: { from: number; parameters: ChinchillaParameters }[] = [];
    for (let seen = upstreamLimits.fewestRuns; seen <= runs.length; seen += 1) {
      const last = runs[seen - 1];
      // Of runs with equal compute all are seen, or none.
      if (last === undefined || runs[seen]?.flops === last.flops || (runs.length - seen) % stride !== 0)
        continue;
      const shown = runs.slice(0, seen);
      const before = made.at(-1)?.parameters ?? null;
      const warm = before === null ? null : fitChinchilla(shown, before);
      const outcome = warm?.kind === 'fitted' ? warm : fitChinchilla(shown);
      if (outcome.kind === 'fitted') made.push({ from: last.flops, parameters: outcome.parameters });
    }
    return made;
  };
  return (upTo, { params, tokens }) => {
    fits ??= fitAll();
    const fit = fits.findLast(({ from }) => from <= upTo);
    if (fit === undefined) return null;
    const loss = chinchillaLoss(fit.parameters, params, tokens);
    return loss > 0 && Number.isFinite(loss) ? loss : null;
  };
};
