import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { countOf } from '../../text/formatCount.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import {
  COMMON_VALUE_RUNS,
  COMMON_VALUE_SHARE,
  EQUAL_SHARE,
  EQUAL_TASKS,
  EQUAL_TASKS_BEYOND_PAIRS,
  TELLING_DIGITS,
} from '../thresholds.ts';

/** Factors under which an evaluation that is repeated may well give the same scores to every digit. */
const REPRODUCIBLE: ReadonlySet<string> = new Set([
  'harness',
  'harness_version',
  'precision',
  'dtype',
  'seed',
  'device',
  'batch_size',
]);

/** The scores of one run under one configuration. */
interface Vector {
  readonly run: string;
  readonly levels: string;
  readonly scores: Map<string, ScoreRecord>;
}

/** Values that a single-precision number has in common with its rounding. */
const SINGLE_PRECISION = 1e-6;

/** Whether a score has more digits than two unrelated runs are likely to share. */
const isTelling = (score: number): boolean => {
  if (score === 0 || score === 1) return false;
  const size = Math.abs(score);
  const scaled = size * 10 ** (TELLING_DIGITS - 1 - Math.floor(Math.log10(size)));
  return Math.abs(scaled - Math.round(scaled)) > SINGLE_PRECISION * scaled;
};

const levelsOf = ({ factors }: ScoreRecord): string =>
  Object.entries(factors)
    .filter(([factor]) => !REPRODUCIBLE.has(factor))
    .map(([factor, level]) => `${factor}=${level}`)
    .sort()
    .join(', ');

const vectorsOf = (records: readonly ScoreRecord[]): readonly Vector[] => {
  const levels = new WeakMap<object, string>();
  const vectors = new Map<string, Vector>();
  for (const record of records) {
    const { run, task, metric, factors } = record;
    const known = levels.get(factors) ?? levelsOf(record);
    levels.set(factors, known);
    const key = `${run}\u0000${known}`;
    const vector = vectors.get(key) ?? { run, levels: known, scores: new Map<string, ScoreRecord>() };
    vectors.set(key, vector);
    if (isTelling(record.score)) vector.scores.set(`${task}\u0000${metric}`, record);
  }
  return [...vectors.values()];
};

/** Pairs of vectors, with the number of equal scores. Values that many vectors share are no sign of a copy. */
const equalScores = (vectors: readonly Vector[]): ReadonlyMap<number, number> => {
  const common = Math.max(COMMON_VALUE_RUNS, COMMON_VALUE_SHARE * vectors.length);
  const holders = new Map<string, Map<number, number[]>>();
  for (const [index, { scores }] of vectors.entries())
    for (const [key, { score }] of scores) {
      const ofTask = holders.get(key) ?? new Map<number, number[]>();
      holders.set(key, ofTask);
      const same = ofTask.get(score);
      if (same === undefined) ofTask.set(score, [index]);
      else same.push(index);
    }
  const counts = new Map<number, number>();
  for (const ofTask of holders.values())
    for (const same of ofTask.values()) {
      if (same.length > common) continue;
      for (const [place, first] of same.entries())
        for (const second of same.slice(place + 1)) {
          const pair = first * vectors.length + second;
          counts.set(pair, (counts.get(pair) ?? 0) + 1);
        }
    }
  return counts;
};

/** Two records of one task and metric, one of either vector. */
type Shared = readonly [ScoreRecord, ScoreRecord];

const isEqual = ([one, other]: Shared): boolean => one.score === other.score;

/** The equal ones of what two vectors share, where they are so many that one is a copy; null otherwise. */
const copyAmong = (shared: readonly Shared[], needed: number): readonly Shared[] | null => {
  const equal = shared.filter(isEqual);
  const tasks = new Set(equal.map(([{ task }]) => task));
  return tasks.size >= needed && equal.length >= EQUAL_SHARE * shared.length ? equal : null;
};

/** What was copied of one vector to the other: all of it, or one of the files that it is from. */
const copied = (first: Vector, second: Vector, needed: number): readonly Shared[] => {
  const shared = [...first.scores].flatMap(([key, record]): Shared[] => {
    const other = second.scores.get(key);
    return other === undefined ? [] : [[record, other]];
  });
  const whole = copyAmong(shared, needed);
  if (whole !== null) return whole;
  const byFiles = groupBy(shared, ([one, other]) => JSON.stringify([one.source.file, other.source.file]));
  return [...byFiles.values()].flatMap((ofFiles) => copyAmong(ofFiles, needed) ?? []);
};

const nameOf = ({ run, levels }: Vector, other: Vector): string =>
  run === other.run && levels !== other.levels
    ? `run ${quoteText(run)} at ${levels || 'no stated level'}`
    : `run ${quoteText(run)}`;

export const sameScoresTwice: IntegrityRule = {
  id: 'SG204',
  severity: 'error',
  title: 'Two configurations have the same scores to every digit',
  meaning:
    'Two different models, or one model with different prompts, never agree on all of their scores to the last digit. One of the two is ' +
    'a copy under a wrong name: a file that was renamed, a configuration that was not applied, or one run that is counted twice.',
  nextStep: 'Find out which of the two names is true, and remove the other file or make its run an alias.',
  find({ records }) {
    const vectors = vectorsOf(records);
    const pairs = (vectors.length * (vectors.length - 1)) / 2;
    const needed = Math.max(
      EQUAL_TASKS,
      Math.ceil(Math.log10(Math.max(1, pairs))) + EQUAL_TASKS_BEYOND_PAIRS,
    );
    return [...equalScores(vectors)].flatMap(([pair, count]): IntegrityFinding[] => {
      const first = vectors[Math.floor(pair / vectors.length)];
      const second = vectors[pair % vectors.length];
      if (count < needed || first === undefined || second === undefined) return [];
      const equal = copied(first, second, needed);
      const [[record, other] = []] = equal;
      if (record === undefined || other === undefined) return [];
      const tasks = new Set(equal.map(([{ task }]) => task)).size;
      const message = `The scores of ${nameOf(second, first)} equal those of ${nameOf(first, second)} (${record.source.file}) to every digit on ${countOf(tasks, 'task')}, where ${needed} would not by chance. They leave the fits of both; remove the one whose name is wrong.`;
      return [{ source: other.source, message, distrusted: equal.flat() }];
    });
  },
};
