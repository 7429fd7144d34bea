import { groupBy } from '../collections/groupBy.ts';
import type { Curve } from '../curves/curve.ts';
import type { TaskCurves } from '../curves/groupCurves.ts';
import { corpusOf } from '../records/scaleAxis.ts';
import { bySubject } from '../shifts/bySubject.ts';
import { findFlips } from '../shifts/findFlips.ts';
import { findShifts } from '../shifts/findShifts.ts';
import type { Shift, UntestedPair } from '../shifts/shift.ts';
import { analyseTrends } from '../trends/analyseTrends.ts';
import { metricTrapWords } from '../trends/metricTrapWords.ts';
import type { TrendAnalysis } from '../trends/trendAnalysis.ts';
import type { GatheredEvidence } from './gatherEvidence.ts';
import { undeclaredLevels } from './undeclaredLevels.ts';

export interface AnalysisSettings {
  readonly factors: readonly string[];
  /** What the curves were drawn from. */
  readonly evidence: Pick<GatheredEvidence, 'records' | 'runs'>;
  readonly seed: number;
  /** Resamples behind each stability; 0 for none. */
  readonly resamples: number;
  /** Whether the time for the check is over: then no shift is looked for. */
  readonly isOver?: () => boolean;
  /** Judges the trends of groups of curves; left out, anew and with that many resamples. */
  readonly trendsOf?: (groups: readonly (readonly Curve[])[]) => readonly TrendAnalysis[];
}

/** What was found out about every task and every curve. */
export interface TaskAnalyses {
  /** Parallel to the tasks that were given. */
  readonly ofTasks: readonly TrendAnalysis[];
  readonly ofCurves: ReadonlyMap<Curve, TrendAnalysis>;
  readonly shifts: readonly Shift[];
  /** Pairs of levels that could not be compared. */
  readonly untested: readonly UntestedPair[];
  /** Given where shifts were not looked for, since the time was over. */
  readonly isCut?: true;
}

/** Judges the trend of every curve, of every task pooled over its curves, and looks for shifts between the curves. */
export const analyseTasks = (
  tasks: readonly TaskCurves[],
  { factors, evidence: { records, runs }, seed, resamples, trendsOf, isOver }: AnalysisSettings,
): TaskAnalyses => {
  const judge = trendsOf ?? ((groups) => analyseTrends(groups, { resamples, seed }));
  const curves = tasks.flatMap((task) => task.curves);
  const pools = tasks.filter((task) => task.curves.length > 1).map((task) => task.curves);
  const trends = judge([...curves.map((curve) => [curve]), ...pools]);
  const ofCurves = new Map<Curve, TrendAnalysis>();
  for (const [index, curve] of curves.entries()) {
    const trend = trends[index];
    if (trend !== undefined) ofCurves.set(curve, trend);
  }
  const ofPools = new Map(pools.map((pool, index) => [pool, trends[curves.length + index]]));
  const judged = tasks.flatMap((subject) => {
    const [only] = subject.curves;
    const trend = ofPools.get(subject.curves) ?? (only === undefined ? undefined : ofCurves.get(only));
    return trend === undefined ? [] : [{ subject, trend }];
  });
  const byTask = groupBy(judged, ({ subject }) => subject.task);
  const ofTasks = judged.map(({ subject: { task, metric }, trend }): TrendAnalysis => {
    const siblings = () =>
      (byTask.get(task) ?? []).flatMap(({ subject, trend: { verdict } }) =>
        subject.metric !== metric ? [{ metric: subject.metric, verdict }] : [],
      );
    return { ...trend, words: [...trend.words, ...metricTrapWords(trend, siblings)] };
  });
  if (isOver?.() === true) return { ofTasks, ofCurves, shifts: [], untested: [], isCut: true };
  const verdicts = new Map(
    [...ofCurves].map(([{ id }, { verdict, stability }]) => [id, { verdict, stability: stability ?? 0 }]),
  );
  const undeclared = undeclaredLevels(records, runs, factors);
  const shifts = findShifts(curves, factors, { seed, verdicts, undeclared });
  // On another axis no validation loss is planned with, so that which of them ranks the levels is nobody's question.
  const onLoss = curves.some(({ axis }) => corpusOf(axis) !== null);
  const flips = onLoss ? findFlips(curves, factors, runs, { seed }) : { shifts: [], untested: [] };
  return {
    ofTasks,
    ofCurves,
    shifts: [...shifts.shifts, ...flips.shifts].sort(bySubject),
    untested: [...shifts.untested, ...flips.untested].sort(bySubject),
  };
};
