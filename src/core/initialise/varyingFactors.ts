import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';

/** A level with fewer runs than this makes a curve of its own that nothing can be said of. */
const fewestRuns = 4;

/** Factors that take several levels within one task, by what declaring them would mean. */
export interface VaryingFactors {
  /** At least two levels have enough runs to be a curve. */
  readonly declared: readonly string[];
  /** They vary too, but would cut the curves into pieces. */
  readonly left: readonly string[];
}

/** Finds the factors that a config should declare. Both lists are sorted. */
export const varyingFactors = (
  records: readonly ScoreRecord[],
  runs: ReadonlyMap<string, RunFacts>,
): VaryingFactors => {
  // Per task and factor: the runs of each level.
  const levels = new Map<string, Map<string, Map<string, Set<string>>>>();
  for (const { task, metric, run, factors } of records) {
    const subject = `${task}\u0000${metric}`;
    for (const [factor, level] of Object.entries({ ...runs.get(run)?.factors, ...factors })) {
      const ofFactor = levels.get(factor) ?? new Map<string, Map<string, Set<string>>>();
      const ofTask = ofFactor.get(subject) ?? new Map<string, Set<string>>();
      const ofLevel = ofTask.get(level) ?? new Set<string>();
      levels.set(factor, ofFactor.set(subject, ofTask.set(level, ofLevel.add(run))));
    }
  }
  const declared: string[] = [];
  const left: string[] = [];
  for (const [factor, ofFactor] of levels) {
    const varying = [...ofFactor.values()].filter((ofTask) => ofTask.size > 1);
    if (varying.length === 0) continue;
    const isWorthACurve = varying.some(
      (ofTask) => [...ofTask.values()].filter(({ size }) => size >= fewestRuns).length > 1,
    );
    (isWorthACurve ? declared : left).push(factor);
  }
  return { declared: declared.sort(byCodeUnits), left: left.sort(byCodeUnits) };
};
