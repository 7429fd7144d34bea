import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { Curve } from '../curves/curve.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { Problem } from '../problems/problem.ts';
import type { ReadingRuleId } from '../problems/readingRules.ts';
import { boundByFile, type Complaint } from '../records/boundByFile.ts';
import type { RunFacts } from '../records/scoreRecord.ts';
import { type RunIndex, runIndex } from '../runs/runIndex.ts';
import { judgeTrajectory } from './judgeTrajectory.ts';
import { trainingLimits } from './limits.ts';
import { commonEnd, endsEarly } from './runLength.ts';
import type { MarkedRun, TrainingEvent } from './trainingEvent.ts';
import type { TrainingLog } from './trainingLog.ts';
import { type Trajectory, trajectory } from './trajectory.ts';

/** The health of every run of the evidence that has a log. */
export interface TrainingHealth {
  /** Runs that something befell, sorted by name. */
  readonly runs: readonly MarkedRun[];
  /** The rows that were judged, by training run: those of a run that nothing befell as well. */
  readonly courses: ReadonlyMap<string, Trajectory>;
  /** What befell the runs of some curves. Of a checkpoint only what came before it counts. Sorted by name. */
  marksOf(...curves: readonly Curve[]): readonly MarkedRun[];
  readonly problems: readonly Problem[];
}

/** What the evidence knows of one training run, over all its checkpoints. */
interface TrainingRun {
  readonly id: string;
  readonly checkpoints: readonly RunFacts[];
}

const largest = (values: readonly (number | null)[]): number | null => {
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  return known.length === 0 ? null : known.reduce((a, b) => Math.max(a, b));
};

/** An index in which each training run stands once, under all names of its checkpoints. */
const indexOf = (runs: ReadonlyMap<string, TrainingRun>): RunIndex =>
  runIndex(
    [...runs.values()].flatMap(({ id, checkpoints }) => {
      const [first] = checkpoints;
      if (first === undefined) return [];
      const aliases = [...new Set(checkpoints.flatMap((one) => [...one.aliases, one.id]))];
      return [{ ...first, id, trainingRun: id, step: null, aliases: aliases.filter((name) => name !== id) }];
    }),
  );

/** The logs of one run as one: segments follow each other by their first steps, since file names seldom sort. */
const joined = (logs: readonly TrainingLog[]): Trajectory =>
  trajectory(
    [...logs]
      .sort((a, b) => (a.rows[0]?.step ?? 0) - (b.rows[0]?.step ?? 0) || byCodeUnits(a.file, b.file))
      .flatMap(({ rows }) => rows),
  );

const inOrder = (a: TrainingEvent, b: TrainingEvent): number =>
  a.step - b.step || byCodeUnits(a.kind, b.kind) || byCodeUnits(a.sentence, b.sentence);

/** The gravest events of a run, in the order of training: a log of a million spikes has one cause. */
const mostTelling = (events: readonly TrainingEvent[]): readonly TrainingEvent[] =>
  [...events]
    .sort((a, b) => Number(b.unhealthy) - Number(a.unhealthy) || inOrder(a, b))
    .slice(0, trainingLimits.mostEvents)
    .sort(inOrder);

/** By entry of the config, the step at which most of its logs end. */
const commonEnds = (
  courses: readonly { readonly entry: number; readonly course: Trajectory }[],
): ReadonlyMap<number, number | null> => {
  const lastSteps = new Map<number, number[]>();
  for (const { entry, course } of courses) {
    const ofEntry = lastSteps.get(entry) ?? [];
    lastSteps.set(entry, ofEntry);
    ofEntry.push(course.rows.at(-1)?.step ?? 0);
  }
  return new Map([...lastSteps].map(([entry, steps]) => [entry, commonEnd(steps)]));
};

/** Judges the logs of all runs, and joins them to the runs of the evidence. */
export const trainingHealth = (
  logs: readonly TrainingLog[],
  facts: ReadonlyMap<string, RunFacts>,
): TrainingHealth => {
  const stated = new Map(
    [...groupBy([...facts.values()], ({ trainingRun }) => trainingRun)].map(
      ([id, checkpoints]): [string, TrainingRun] => [id, { id, checkpoints }],
    ),
  );
  const index = indexOf(stated);
  const complaints: Complaint[] = [];
  const complain = (rule: ReadingRuleId, file: string, message: string): void => {
    complaints.push({ rule, source: { file, pointer: '' }, message });
  };
  const known = new Map<string, TrainingLog[]>();
  for (const log of logs) {
    const found = index.resolve(log.run, null);
    if (found.kind === 'run') {
      const { id } = found.run;
      const ofRun = known.get(id) ?? [];
      known.set(id, ofRun);
      ofRun.push(log);
      continue;
    }
    const why =
      found.kind === 'ambiguous'
        ? `fits ${found.candidates.length} runs (${found.candidates.slice(0, 3).map(quoteText).join(', ')})`
        : 'is not among the runs of the evidence';
    complain('SG604', log.file, `The run ${quoteText(log.run)} of this log ${why}, so it was not judged.`);
  }
  const courses = [...known].flatMap(([run, ofRun]) => {
    const [first] = ofRun;
    return first === undefined ? [] : [{ run, file: first.file, entry: first.entry, course: joined(ofRun) }];
  });
  const ends = commonEnds(courses);
  const marked = courses.flatMap(({ run, file, entry, course }): MarkedRun[] => {
    if (course.isDisordered) {
      const message = `The steps of run ${quoteText(run)} go back ${course.restarts.length} times, so its rows are not in the order of training; it was not judged.`;
      complain('SG605', file, message);
      return [];
    }
    const { events, isTooShort } = judgeTrajectory(course);
    if (isTooShort) {
      const message = `The log of run ${quoteText(run)} has fewer than ${trainingLimits.fewestRows} losses, too few to tell a spike from noise; log more often.`;
      complain('SG605', file, message);
    }
    const checkpoints = stated.get(run)?.checkpoints ?? [];
    const early = endsEarly(
      {
        lastStep: course.rows.at(-1)?.step ?? 0,
        lastTokens: course.rows.findLast(({ tokens }) => tokens !== null)?.tokens ?? null,
        declaredTokens: largest(checkpoints.map(({ tokens }) => tokens)),
        declaredStep: largest(checkpoints.map(({ step }) => step)),
      },
      ends.get(entry) ?? null,
    );
    const all = mostTelling(early === null ? events : [...events, early]);
    return all.length === 0 ? [] : [{ run, events: all }];
  });
  const judged = new Map(courses.map(({ run, course }) => [run, course]));
  return healthOf(marked, { courses: judged, problems: boundByFile(complaints) }, facts);
};

const healthOf = (
  marked: readonly MarkedRun[],
  others: Pick<TrainingHealth, 'courses' | 'problems'>,
  facts: ReadonlyMap<string, RunFacts>,
): TrainingHealth => {
  const runs = marked.toSorted((a, b) => byCodeUnits(a.run, b.run));
  const marks = new Map(runs.map((one) => [one.run, one]));
  return {
    runs,
    courses: others.courses,
    problems: others.problems,
    marksOf(...curves) {
      const found = new Map<string, MarkedRun>();
      for (const { run, trainingRun } of curves.flatMap(({ points }) => points)) {
        const mark = marks.get(trainingRun);
        if (mark === undefined) continue;
        const until = facts.get(run)?.step ?? null;
        const events =
          until === null
            ? mark.events
            : mark.events.filter(({ kind, step }) => kind !== 'unfinished' && step <= until);
        const before = found.get(trainingRun)?.events.length ?? 0;
        if (events.length > before) found.set(trainingRun, { run: trainingRun, events });
      }
      return [...found.values()].sort((a, b) => byCodeUnits(a.run, b.run));
    },
  };
};

/** Whether two events are one, as two readings of the log tell it. */
export const isSameEvent = (a: TrainingEvent, b: TrainingEvent): boolean =>
  a.kind === b.kind && a.step === b.step && a.unhealthy === b.unhealthy;

/** The health with what befell runs by other logs beside it. */
export const withMarks = (
  health: TrainingHealth,
  marks: readonly MarkedRun[],
  facts: ReadonlyMap<string, RunFacts>,
): TrainingHealth => {
  if (marks.length === 0) return health;
  const runs = new Map(health.runs.map((one) => [one.run, one]));
  for (const { run, events } of marks) {
    const own = runs.get(run)?.events ?? [];
    const others = events.filter((event) => !own.some((one) => isSameEvent(one, event)));
    runs.set(run, { run, events: [...own, ...others].sort(inOrder) });
  }
  return healthOf([...runs.values()], health, facts);
};
