import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { RunFacts } from '../records/scoreRecord.ts';

/** The validation corpus whose loss most of these runs state, the first by name of equals; null where none states one. */
export const mainCorpus = (runs: Iterable<Pick<RunFacts, 'losses'>>): string | null => {
  const counts = new Map<string, number>();
  for (const { losses } of runs)
    for (const corpus of Object.keys(losses)) counts.set(corpus, (counts.get(corpus) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || byCodeUnits(a, b))[0]?.[0] ?? null;
};
