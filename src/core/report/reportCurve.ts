import type { Curve } from '../curves/curve.ts';
import type { TrendAnalysis } from '../trends/trendAnalysis.ts';
import type { ReportCurve } from './report.ts';

/** A curve with its trend, as the report shows it. */
export const reportCurve = (
  curve: Curve,
  trend: TrendAnalysis,
  hiddenRuns: ReportCurve['hiddenRuns'],
): ReportCurve => ({
  id: curve.id,
  task: curve.task,
  metric: curve.metric,
  axis: curve.axis,
  factors: curve.factors,
  direction: curve.direction,
  range: curve.range,
  ...(curve.space.kind === 'logarithmic' ? { space: curve.space.kind } : {}),
  chance: curve.chance,
  points: curve.points.length,
  verdict: trend.verdict,
  reason: trend.reason,
  stability: trend.stability,
  gain: trend.gain,
  law: trend.law,
  parameters: trend.parameters,
  r2: trend.r2,
  residualSd: trend.residualSd,
  samplingSd: trend.samplingSd,
  words: trend.words,
  evidence: trend.numbers,
  series: curve.points.map(({ scale, score, standardError, run, source }) => ({
    x: scale,
    y: score,
    se: standardError,
    run,
    file: source.file,
  })),
  hiddenRuns,
});
