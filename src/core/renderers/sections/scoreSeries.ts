import type { Report, ReportCurve } from '../../report/report.ts';
import { isLossName } from '../../text/formatScale.ts';

interface ScalePoint {
  readonly x: number;
  readonly y: number;
}

/** The points of several curves of one axis in order of scale, from the least to the most. */
export const scoreSeries = (
  curves: readonly Pick<ReportCurve, 'axis' | 'series'>[],
): readonly ScalePoint[] => {
  const descending = curves.some(({ axis }) => isLossName(axis));
  return curves.flatMap(({ series }) => series).toSorted((a, b) => (descending ? b.x - a.x : a.x - b.x));
};

/** What a plot without an axis of its own shows: the scores in order of scale, or their logarithms where they are read by these. */
export const drawnScores = (
  curves: readonly Pick<ReportCurve, 'axis' | 'series' | 'space'>[],
): readonly number[] => {
  const isLogarithmic = curves.some(({ space }) => space === 'logarithmic');
  return scoreSeries(curves).map(({ y }) => (isLogarithmic ? Math.log(y) : y));
};

/** The curves of a report by id. */
export const curvesById = ({ curves }: Report): ReadonlyMap<string, ReportCurve> =>
  new Map(curves.map((curve) => [curve.id, curve]));
