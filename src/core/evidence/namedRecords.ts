import type { ScoreRecord } from '../records/scoreRecord.ts';

/** Most characters of a name. It stands in the id of each curve and in each finding, so that longer ones would multiply. */
const LONGEST_NAME = 1_000;

/** What is wrong with a name, as the rest of a sentence; null where nobody would stumble over it. */
const faultOf = (what: string, name: string): string | null => {
  if (name.length > LONGEST_NAME)
    return `a name of its ${what} with ${name.length} characters, where ${LONGEST_NAME} are read at most`;
  return name.trim() === '' ? `a blank where the name of its ${what} belongs` : null;
};

/**
 * Parts the records that say what they are of from those that stand under a blank key, which nobody could name in a plan, or
 * under an endless one. Whatever a format's keys may hold, a record that goes on has its names.
 */
export const namedRecords = (
  records: readonly ScoreRecord[],
): {
  readonly named: readonly ScoreRecord[];
  readonly refused: readonly { readonly record: ScoreRecord; readonly fault: string }[];
} => {
  const refused: { readonly record: ScoreRecord; readonly fault: string }[] = [];
  for (const record of records) {
    const { run, task, metric } = record;
    const fault = faultOf('run', run) ?? faultOf('task', task) ?? faultOf('metric', metric);
    if (fault !== null) refused.push({ record, fault });
  }
  if (refused.length === 0) return { named: records, refused };
  const left = new Set(refused.map(({ record }) => record));
  return { named: records.filter((record) => !left.has(record)), refused };
};
