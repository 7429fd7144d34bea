import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import { getOrMake } from '../../collections/getOrMake.ts';
import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { RunFacts, ScoreRecord } from '../../records/scoreRecord.ts';
import { powerOfTen } from '../../stats/powerOfTen.ts';
import { countOf } from '../../text/formatCount.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';

const { roundingOfTelling: SINGLE_PRECISION, printedPlaces: PRINTED } = integrityLimits;

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
  /** The number of the task and metric of each record. */
  readonly places: number[];
}

/** Whether a score has more digits than two unrelated runs are likely to share. */
const isTelling = (score: number): boolean => {
  if (score === 0 || score === 1) return false;
  const size = Math.abs(score);
  const scaled = size * powerOfTen(integrityLimits.tellingDigits - 1 - Math.floor(Math.log10(size)));
  return Math.abs(scaled - Math.round(scaled)) > SINGLE_PRECISION * scaled;
};

/** A score as tables print it, in its last places. A copy may have been through one. */
const fourDigits = (score: number): number => Math.round(score * PRINTED);

const isRounded = (score: number): boolean =>
  Math.abs(score * PRINTED - fourDigits(score)) < SINGLE_PRECISION;

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
  // The records of one run mostly stand together.
  let last: { readonly run: string; readonly factors: object; readonly index: number } | null = null;
  const indexOf = (record: ScoreRecord): number => {
    const { run, factors } = record;
    if (last?.run === run && last.factors === factors) return last.index;
    const levels = levelTexts.get(factors) ?? levelsOf(record);
    levelTexts.set(factors, levels);
    const ofRun = getOrMake(ofRuns, run, () => new Map<string, number>());
    const index = getOrMake(ofRun, levels, () => vectors.push({ run, levels, records: [], places: [] }) - 1);
    last = { run, factors, index };
    return index;
  };
  return { vectors, indexOf };
};

/** The telling scores of one task and metric, each with the number of its vector. */
interface Column {
  readonly place: number;
  readonly scores: number[];
  readonly indices: number[];
}

const columnIndex = () => {
  const byTask = new Map<string, Map<string, Column>>();
  let columns = 0;
  const columnOf = ({ task, metric }: ScoreRecord): Column => {
    const byMetric = getOrMake(byTask, task, () => new Map<string, Column>());
    return getOrMake(byMetric, metric, () => ({ place: columns++, scores: [], indices: [] }));
  };
  const all = (): readonly Column[] => [...byTask.values()].flatMap((byMetric) => [...byMetric.values()]);
  return { columnOf, all };
};

/** Vectors that have one telling score of one task, as their numbers, rising. */
type Holders = Uint32Array;

/** The telling scores as vectors, and under each vector the scores that it shares with others. */
const sharedScores = (records: readonly ScoreRecord[]) => {
  const { vectors, indexOf } = vectorIndex();
  const { columnOf, all } = columnIndex();
  for (const record of records) {
    if (!isTelling(record.score)) continue;
    const index = indexOf(record);
    const column = columnOf(record);
    column.scores.push(fourDigits(record.score));
    column.indices.push(index);
    vectors[index]?.records.push(record);
    vectors[index]?.places.push(column.place);
  }
  const groups = all().flatMap(({ scores, indices }) => {
    const byScore = new Map<number, number[]>();
    for (const [place, score] of scores.entries()) {
      const index = indices[place] ?? 0;
      const same = byScore.get(score);
      if (same === undefined) byScore.set(score, [index]);
      else same.push(index);
    }
    return [...byScore.values()].filter(({ length }) => length > 1);
  });
  // Sorted by their names, so that nothing hangs on which was read first.
  const order = [...vectors.entries()].sort(
    ([, a], [, b]) => byCodeUnits(a.run, b.run) || byCodeUnits(a.levels, b.levels),
  );
  const ranks = new Uint32Array(vectors.length);
  for (const [rank, [index]] of order.entries()) ranks[index] = rank;
  // Values that many vectors have are no sign of a copy.
  const share = Math.min(integrityLimits.commonValueShare * vectors.length, integrityLimits.commonValueMost);
  const common = Math.max(integrityLimits.commonValueRuns, share);
  const ofVectors = vectors.map((): Holders[] => []);
  for (const same of groups) {
    if (same.length > common) continue;
    const holders = Uint32Array.from(same, (index) => ranks[index] ?? 0).sort();
    for (const rank of holders) ofVectors[rank]?.push(holders);
  }
  return { vectors: order.map(([, vector]) => vector), ofVectors };
};

/** Pairs of vectors that share a score at least so many times, the first before the second. Memory grows with the vectors, not with their pairs. */
function* alikeVectors(ofVectors: readonly (readonly Holders[])[], needed: number) {
  const counts = new Uint32Array(ofVectors.length);
  for (const [first, shared] of ofVectors.entries()) {
    if (shared.length < needed) continue;
    const met: number[] = [];
    for (const holders of shared)
      for (let place = holders.length - 1; place >= 0; place--) {
        const second = holders[place] ?? 0;
        // A rerun under levels that change no scores is the same vector.
        if (second <= first) break;
        const count = (counts[second] ?? 0) + 1;
        counts[second] = count;
        if (count === 1) met.push(second);
      }
    for (const second of met) {
      if ((counts[second] ?? 0) >= needed) yield [first, second] as const;
      counts[second] = 0;
    }
  }
}

/** Two records of one task and metric, one of either vector. */
type Shared = readonly [ScoreRecord, ScoreRecord];

/** Equal to the last digit that both have: where one was rounded for a table, to its own. */
const isEqual = ([{ score: one }, { score: other }]: Shared): boolean =>
  one === other || (fourDigits(one) === fourDigits(other) && (isRounded(one) || isRounded(other)));

/** The equal ones of what two vectors share, where they are so many that one is a copy; null otherwise. */
const copyAmong = (shared: readonly Shared[], needed: number): readonly Shared[] | null => {
  const equal = shared.filter(isEqual);
  const tasks = new Set(equal.map(([{ task }]) => task)).size;
  const differing = shared.length - equal.length;
  // One may always differ, at the price of one equal task more: which of ten it is makes ten chances.
  if (differing === 1 && tasks > needed) return equal;
  return tasks >= needed && equal.length >= integrityLimits.equalShare * shared.length ? equal : null;
};

/** Records of the same task and metric in both. */
const sharedOf = (first: Vector, second: Vector): readonly Shared[] => {
  const ofSecond = new Map(second.records.map((record, index) => [second.places[index], record]));
  return first.records.flatMap((record, index): Shared[] => {
    const other = ofSecond.get(first.places[index]);
    return other === undefined ? [] : [[record, other]];
  });
};

/** What was copied of one vector to the other: all of it, or one of the files that it is from. */
const copied = (first: Vector, second: Vector, needed: number): readonly Shared[] => {
  const shared = sharedOf(first, second);
  if (shared.filter(isEqual).length < needed) return [];
  const whole = copyAmong(shared, needed);
  if (whole !== null) return whole;
  const byFiles = groupBy(shared, ([one, other]) => `${one.source.file}\u0000${other.source.file}`);
  return [...byFiles.values()].flatMap((ofFiles) => copyAmong(ofFiles, needed) ?? []);
};

const nameOf = ({ run, levels }: Vector, other: Vector): string =>
  run === other.run && levels !== other.levels
    ? `run ${quoteText(run)} at ${levels || 'no stated level'}`
    : `run ${quoteText(run)}`;

/** The last step of each training run that has scores. */
const lastSteps = (runs: ReadonlyMap<string, RunFacts>, records: readonly ScoreRecord[]) => {
  const last = new Map<string, number>();
  for (const id of new Set(records.map(({ run }) => run))) {
    const run = runs.get(id);
    if (run === undefined || run.step === null) continue;
    last.set(run.trainingRun, Math.max(run.step, last.get(run.trainingRun) ?? 0));
  }
  return last;
};

/** Whether two runs may well be the same weights: two checkpoints that are hardly trained, or a finished run and its last step. */
const ordinarilyEqual = (one: RunFacts, other: RunFacts, last: ReadonlyMap<string, number>): boolean => {
  const isUntrained = ({ step }: RunFacts): boolean =>
    step !== null && step <= integrityLimits.untrainedSteps;
  const isOneSize = one.params === null || other.params === null || one.params === other.params;
  if (isUntrained(one) && isUntrained(other)) return isOneSize;
  if (one.trainingRun !== other.trainingRun) return false;
  const [finished, checkpoint] = one.step === null ? [one, other] : [other, one];
  return finished.step === null && checkpoint.step === last.get(one.trainingRun);
};

export const sameScoresTwice: IntegrityRule = {
  id: 'SG204',
  severity: 'error',
  title: 'Two configurations have the same scores to every digit',
  meaning:
    'Two different models, or one model with different prompts, never agree on all of their scores to the last digit. One of the two is ' +
    'a copy under a wrong name: a file that was renamed, a configuration that was not applied, or one run that is counted twice. ' +
    'Checkpoints of one size within their first ten steps may agree, as may a finished run and its last checkpoint: those are left in peace.',
  nextStep: 'Find out which of the two names is true, and remove the other file or make its run an alias.',
  find({ records, runs }) {
    const last = lastSteps(runs, records);
    const mayAgree = (first: Vector, second: Vector): boolean => {
      const [one, other] = [runs.get(first.run), runs.get(second.run)];
      const isKnown = one !== undefined && other !== undefined && one !== other;
      return isKnown && first.levels === second.levels && ordinarilyEqual(one, other, last);
    };
    const { vectors, ofVectors } = sharedScores(records);
    const pairs = (vectors.length * (vectors.length - 1)) / 2;
    const needed = Math.max(
      integrityLimits.equalTasks,
      Math.ceil(Math.log10(Math.max(1, pairs))) + integrityLimits.equalTasksBeyondPairs,
    );
    // Of a hundred copies of one vector each is told once, and not beside every other.
    const originals = new Map<number, number>();
    const originalOf = (index: number): number => originals.get(index) ?? index;
    const findings: IntegrityFinding[] = [];
    for (const [one, two] of alikeVectors(ofVectors, needed)) {
      const [first, second] = [vectors[one], vectors[two]];
      if (first === undefined || second === undefined || originalOf(one) === originalOf(two)) continue;
      if (mayAgree(first, second)) continue;
      const equal = copied(first, second, needed);
      const [[record, other] = []] = equal;
      if (record === undefined || other === undefined) continue;
      if (!originals.has(two)) originals.set(two, originalOf(one));
      const count = new Set(equal.map(([{ task }]) => task)).size;
      const message = `The scores of ${nameOf(second, first)} equal those of ${nameOf(first, second)} (${record.source.file}) to every digit that both have on ${countOf(count, 'task')}, where ${needed} would not by chance. They leave the fits of both; remove the one whose name is wrong.`;
      findings.push({ source: other.source, message, distrusted: equal.flat() });
    }
    return findings;
  },
};
