import type { LawLine } from './lawLine.ts';
import type { TaskView } from './taskView.ts';

/**
 * How far the plot may reach beyond its scores, claims and forecasts for the sake of backtests, as a share of their span. The
 * interval of a noisy task can be many times as long as all that was seen, and would press the points into a line.
 */
const furtherShare = 0.35;

const extentOf = (values: readonly number[]): readonly [number, number] => [
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
  values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
];

/** The scores that a plot shows, from the least to the greatest. Bars of backtests that reach further are cut off. */
export const scoreDomain = (
  { curves }: Pick<TaskView, 'curves'>,
  isLogarithmic: boolean,
  lines: readonly (LawLine | null)[],
  others: readonly number[],
  hiddenRuns: boolean,
): readonly [number, number] => {
  // What lies at or below 0, such as the end of a long error bar, has no place on a log axis.
  const extent = (values: readonly number[]): readonly [number, number] =>
    extentOf(isLogarithmic ? values.flatMap((value) => (value > 0 ? [Math.log(value)] : [])) : values);
  const back = (ends: readonly [number, number]): readonly [number, number] =>
    isLogarithmic ? [Math.exp(ends[0]), Math.exp(ends[1])] : ends;
  const [least, most] = extent([
    ...curves.flatMap(({ series, chance }) => [
      ...series.flatMap(({ y, se }) => [y - (se ?? 0), y + (se ?? 0)]),
      ...(chance === null ? [] : [chance]),
    ]),
    ...lines.flatMap((line) => line?.points.map(({ y }) => y) ?? []),
    ...others,
  ]);
  if (!hiddenRuns) return back([least, most]);
  const further = furtherShare * (most - least);
  const points = curves.flatMap((curve) => curve.hiddenRuns?.points ?? []);
  const [lowest, highest] = extent(points.flatMap(({ lower, upper }) => [lower, upper]));
  return back([
    Math.min(least, Math.max(lowest, least - further)),
    Math.max(most, Math.min(highest, most + further)),
  ]);
};
