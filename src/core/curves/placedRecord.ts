import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';

/** A record that has a place on the axis, with the facts of its run and all its factor levels. */
export interface PlacedRecord {
  readonly record: ScoreRecord;
  readonly facts: RunFacts;
  /** Raw value on the axis. */
  readonly scale: number;
  /** Of the run and of the record; what an artifact says of a score wins over its run. */
  readonly levels: Readonly<Record<string, string>>;
}

/** The factors that take several levels among records. */
export const varyingFactors = (records: readonly PlacedRecord[]): readonly string[] => {
  const levelsOf = new Map<string, Set<string>>();
  for (const { levels } of records)
    for (const [factor, level] of Object.entries(levels)) {
      const seen = levelsOf.get(factor) ?? new Set();
      levelsOf.set(factor, seen.add(level));
    }
  return [...levelsOf].filter(([, { size }]) => size > 1).map(([factor]) => factor);
};
