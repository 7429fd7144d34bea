import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { UpstreamRun } from './upstreamRun.ts';

/** Of each size the run of most tokens (of equals the first by id, whatever its loss), from the smallest size. */
export const longestTrainings = (runs: readonly UpstreamRun[]): readonly UpstreamRun[] =>
  runs
    .toSorted((a, b) => a.params - b.params || b.tokens - a.tokens || byCodeUnits(a.run, b.run))
    .filter(({ params }, index, sorted) => sorted[index - 1]?.params !== params);
