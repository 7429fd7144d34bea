import type { Curve } from '../curves/curve.ts';
import type { TaskCurves } from '../curves/groupCurves.ts';
import { findShifts } from '../shifts/findShifts.ts';
import type { Shift } from '../shifts/shift.ts';
import { analyseTrends } from '../trends/analyseTrends.ts';
import type { TrendAnalysis } from '../trends/trendAnalysis.ts';

export interface AnalysisSettings {
  readonly factors: readonly string[];
  readonly seed: number;
  /** Resamples behind each stability; 0 for none. */
  readonly resamples: number;
}

/** What was found out about every task and every curve. */
export interface TaskAnalyses {
  /** Parallel to the tasks that were given. */
  readonly ofTasks: readonly TrendAnalysis[];
  readonly ofCurves: ReadonlyMap<Curve, TrendAnalysis>;
  readonly shifts: readonly Shift[];
}

/** Judges the trend of every curve, of every task pooled over its curves, and looks for shifts between the curves. */
export const analyseTasks = (
  tasks: readonly TaskCurves[],
  { factors, seed, resamples }: AnalysisSettings,
): TaskAnalyses => {
  const curves = tasks.flatMap((task) => task.curves);
  const pools = tasks.filter((task) => task.curves.length > 1).map((task) => task.curves);
  const trends = analyseTrends([...curves.map((curve) => [curve]), ...pools], { resamples, seed });
  const ofCurves = new Map<Curve, TrendAnalysis>();
  for (const [index, curve] of curves.entries()) {
    const trend = trends[index];
    if (trend !== undefined) ofCurves.set(curve, trend);
  }
  const ofPools = new Map(pools.map((pool, index) => [pool, trends[curves.length + index]]));
  const ofTasks = tasks.flatMap((task) => {
    const [only] = task.curves;
    const trend = ofPools.get(task.curves) ?? (only === undefined ? undefined : ofCurves.get(only));
    return trend === undefined ? [] : [trend];
  });
  const verdicts = new Map(
    [...ofCurves].map(([{ id }, { verdict, stability }]) => [id, { verdict, stability: stability ?? 0 }]),
  );
  const { shifts } = findShifts(curves, factors, { seed, verdicts });
  return { ofTasks, ofCurves, shifts };
};
