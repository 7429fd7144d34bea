import type { ScoreRecord } from '../records/scoreRecord.ts';

/** What a blank key of an artifact leaves nameless; null where a record has all its names. */
const missingName = ({ run, task, metric }: ScoreRecord): string | null =>
  run.trim() === '' ? 'run' : task.trim() === '' ? 'task' : metric.trim() === '' ? 'metric' : null;

/**
 * Parts the records that say what they are of from those that stand under a blank key, which nobody could name in a plan.
 * Whatever a format's keys may hold, a record that goes on has its names.
 */
export const namedRecords = (
  records: readonly ScoreRecord[],
): {
  readonly named: readonly ScoreRecord[];
  readonly nameless: readonly { readonly record: ScoreRecord; readonly missing: string }[];
} => {
  const nameless: { readonly record: ScoreRecord; readonly missing: string }[] = [];
  for (const record of records) {
    const missing = missingName(record);
    if (missing !== null) nameless.push({ record, missing });
  }
  if (nameless.length === 0) return { named: records, nameless };
  const left = new Set(nameless.map(({ record }) => record));
  return { named: records.filter((record) => !left.has(record)), nameless };
};
