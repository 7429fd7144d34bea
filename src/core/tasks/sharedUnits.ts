import { getOrMake } from '../collections/getOrMake.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { units } from '../records/unit.ts';

/** No percentage is larger. What is larger is simply wrong, and says nothing of the unit of its neighbours. */
const LARGEST_PERCENTAGE = 1 / units.percent.times;

/** The last key of a pointer: of a wide table its column; of other tables it is the same for all scores. */
const lastKey = ({ pointer }: { readonly pointer: string }): string =>
  pointer.slice(pointer.lastIndexOf('/') + 1);

/**
 * What a score shares its unit with: a task in one file (of a wide table, in one column), and a metric of a task over all files
 * of one harness. A unit that somebody states is stated for a metric in one file.
 */
const scopesOf = (record: ScoreRecord, isStated: boolean): readonly string[] => {
  const { task, metric, factors, source } = record;
  const harness = factors.harness ?? null;
  const column = harness === null ? lastKey(source) : null;
  if (isStated) return [JSON.stringify([source.file, task, metric, column])];
  return [JSON.stringify([source.file, task, column]), JSON.stringify([harness, task, metric])];
};

/** How a record is read. */
interface Reading {
  /** Whether its score is taken as a fraction of 1. */
  readonly isFraction: boolean;
  /** Whether the map, the artifact or the user's card says so. */
  readonly isStated: boolean;
}

/**
 * Which scores cannot stand as fractions since their unit is another: those above 1 that may be percentages, and all that share
 * their unit with one. A percentage of 1 or less looks like a fraction, and only its neighbours show what it is.
 *
 * @returns whether a score is one of them
 */
export const sharedUnits = (
  records: readonly ScoreRecord[],
  repeats: readonly ScoreRecord[],
  most: number,
  readingOf: (record: ScoreRecord) => Reading,
): ((record: ScoreRecord) => boolean) => {
  const scopes = new Set<string>();
  for (const some of [records, repeats])
    for (const record of some) {
      // Few scores get beyond this line, so that half a million fractions cost nothing.
      if (record.score <= most || record.score > LARGEST_PERCENTAGE) continue;
      const { isFraction, isStated } = readingOf(record);
      if (isFraction) for (const scope of scopesOf(record, isStated)) scopes.add(scope);
    }
  if (scopes.size === 0) return () => false;
  const known = new Map<ScoreRecord, boolean>();
  return (record) =>
    getOrMake(known, record, () => {
      const { isFraction, isStated } = readingOf(record);
      return isFraction && scopesOf(record, isStated).some((scope) => scopes.has(scope));
    });
};
