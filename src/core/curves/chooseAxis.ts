import type { ScaleAxis } from '../records/scaleAxis.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';

/** Axes in the order of preference where they are known for equally many runs: a loss says most about a score. */
const ORDER = ['loss:', 'task-loss', 'flops', 'params', 'tokens'] as const;

/** Adds one run to the count of an axis. */
const count = (counts: Map<ScaleAxis, Set<string>>, axis: ScaleAxis, run: string): void => {
  const runs = counts.get(axis) ?? new Set();
  counts.set(axis, runs.add(run));
};

/**
 * The axis for `scale.axis: auto`: the one that is known for most of the runs that have scores. Of equals, a validation
 * loss (the first corpus by name), then task-loss, flops, params, tokens; null where no run has any scale.
 */
export const chooseAxis = (
  records: readonly ScoreRecord[],
  runs: ReadonlyMap<string, RunFacts>,
): ScaleAxis | null => {
  const counts = new Map<ScaleAxis, Set<string>>();
  const seen = new Set<string>();
  for (const { run, taskLoss } of records) {
    if (taskLoss !== null) count(counts, 'task-loss', run);
    if (seen.has(run)) continue;
    seen.add(run);
    const facts = runs.get(run);
    if (facts === undefined) continue;
    for (const corpus of Object.keys(facts.losses)) count(counts, `loss:${corpus}`, run);
    for (const axis of ['flops', 'params', 'tokens'] as const)
      if (facts[axis] !== null) count(counts, axis, run);
  }
  const rank = (axis: ScaleAxis): number => ORDER.findIndex((start) => axis.startsWith(start));
  const [best] = [...counts].sort(
    ([a, runsOfA], [b, runsOfB]) => runsOfB.size - runsOfA.size || rank(a) - rank(b) || (a < b ? -1 : 1),
  );
  return best?.[0] ?? null;
};
