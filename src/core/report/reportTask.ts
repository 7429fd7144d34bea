import type { TaskCurves } from '../curves/groupCurves.ts';
import type { TrendAnalysis } from '../trends/trendAnalysis.ts';
import type { ReportTask } from './report.ts';

/** A task by one metric with its pooled trend, as the report shows it. */
export const reportTask = (
  { task, metric, curves }: TaskCurves,
  axis: string,
  trend: TrendAnalysis,
): ReportTask => ({
  task,
  metric,
  axis,
  verdict: trend.verdict,
  reason: trend.reason,
  stability: trend.stability,
  gain: trend.gain,
  words: trend.words,
  curves: curves.map(({ id }) => id),
  runs: new Set(curves.flatMap(({ points }) => points.map(({ trainingRun }) => trainingRun))).size,
});
