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

/** The telling scores of one run under one configuration. */
interface Vector {
  readonly run: string;
  readonly levels: string;
  readonly records: ScoreRecord[];
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

/** The vector of each record, by run and by the levels that may not change without changing scores. */
const vectorIndex = () => {
  const vectors: Vector[] = [];
  const levelTexts = new WeakMap<object, string>();
  const ofRuns = new Map<string, Map<string, number>>();
  const indexOf = (record: ScoreRecord): number => {
    const { run, factors } = record;
    const levels = levelTexts.get(factors) ?? levelsOf(record);
    levelTexts.set(factors, levels);
    const ofRun = ofRuns.get(run) ?? new Map<string, number>();
    ofRuns.set(run, ofRun);
    const known = ofRun.get(levels);
    if (known !== undefined) return known;
    ofRun.set(levels, vectors.length);
    return vectors.push({ run, levels, records: [] }) - 1;
  };
  return { vectors, indexOf };
};

/** Of one task, the vectors that have each telling score: only scores that several have, and not many. */
const sharedScores = (
  records: readonly ScoreRecord[],
  indexOf: (record: ScoreRecord) => number,
): readonly (readonly number[])[] => {
  const holders = new Map<number, number[]>();
  for (const record of records) {
    const same = holders.get(record.score);
    if (same === undefined) holders.set(record.score, [indexOf(record)]);
    else same.push(indexOf(record));
  }
  return [...holders.values()].filter(({ length }) => length > 1);
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
  const key = ({ task, metric }: ScoreRecord): string => `${task}\u0000${metric}`;
  const ofSecond = new Map(second.records.map((record) => [key(record), record]));
  const shared = first.records.flatMap((record): Shared[] => {
    const other = ofSecond.get(key(record));
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
  find({ tasks }) {
    const { vectors, indexOf } = vectorIndex();
    const shared: (readonly number[])[] = [];
    for (const { records } of tasks) {
      const telling = records.filter(({ score }) => isTelling(score));
      for (const record of telling) vectors[indexOf(record)]?.records.push(record);
      for (const same of sharedScores(telling, indexOf)) shared.push(same);
    }
    // Values that many vectors have are no sign of a copy.
    const common = Math.max(COMMON_VALUE_RUNS, COMMON_VALUE_SHARE * vectors.length);
    const pairs = (vectors.length * (vectors.length - 1)) / 2;
    const needed = Math.max(
      EQUAL_TASKS,
      Math.ceil(Math.log10(Math.max(1, pairs))) + EQUAL_TASKS_BEYOND_PAIRS,
    );
    const counts = new Map<number, number>();
    for (const same of shared) {
      if (same.length > common) continue;
      for (const [place, first] of same.entries())
        for (const second of same.slice(place + 1)) {
          // A rerun under levels that change no scores.
          if (first === second) continue;
          const pair = Math.min(first, second) * vectors.length + Math.max(first, second);
          counts.set(pair, (counts.get(pair) ?? 0) + 1);
        }
    }
    return [...counts].flatMap(([pair, count]): IntegrityFinding[] => {
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
