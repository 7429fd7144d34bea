import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';

/** Factors of how a score was obtained: they say nothing of a run, though all of its scores may have one level of them. */
const OF_EVALUATIONS: ReadonlySet<string> = new Set([
  'configuration',
  'harness',
  'harness_version',
  'n_shot',
  'prompt',
]);

type Levels = Map<string, string>;

/**
 * The runs with the factor levels that their scores state: one level per run over all scores is a fact of the run, as if it
 * stood in the manifest. A factor of which any run has two levels is one of evaluations, and says nothing of any run. What
 * a run states itself goes first.
 */
export const withLevelsOfScores = (
  runs: ReadonlyMap<string, RunFacts>,
  records: readonly ScoreRecord[],
): ReadonlyMap<string, RunFacts> => {
  const byRun = new Map<string, Levels>();
  const varying = new Set(OF_EVALUATIONS);
  for (const { run, factors } of records) {
    const levels = byRun.get(run) ?? new Map<string, string>();
    byRun.set(run, levels);
    for (const [factor, level] of Object.entries(factors)) {
      if (varying.has(factor)) continue;
      const before = levels.get(factor);
      if (before === undefined) levels.set(factor, level);
      else if (before !== level) varying.add(factor);
    }
  }
  return new Map(
    [...runs].map(([id, run]) => {
      const levels = [...(byRun.get(id) ?? [])].filter(
        ([factor]) => !varying.has(factor) && !Object.hasOwn(run.factors, factor),
      );
      return [
        id,
        levels.length === 0 ? run : { ...run, factors: { ...Object.fromEntries(levels), ...run.factors } },
      ];
    }),
  );
};
