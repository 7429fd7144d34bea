import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { UpstreamRun } from './upstreamRun.ts';

/**
 * Of each size the run of most tokens, from the smallest size. Of equals the one of the median loss: the least would be chosen
 * for its luck.
 */
export const longestTrainings = (runs: readonly UpstreamRun[]): readonly UpstreamRun[] =>
  [...groupBy(runs, ({ params }) => String(params)).values()]
    .flatMap((ofSize) => {
      const most = ofSize.reduce((largest, { tokens }) => Math.max(largest, tokens), 0);
      const equals = ofSize
        .filter(({ tokens }) => tokens === most)
        .sort((a, b) => a.loss - b.loss || byCodeUnits(a.run, b.run));
      return equals[Math.floor((equals.length - 1) / 2)] ?? [];
    })
    .sort((a, b) => a.params - b.params);
