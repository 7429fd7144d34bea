import { withinLimits } from '../backtests/withinLimits.ts';
import type { Curve } from '../curves/curve.ts';
import type { Calibrator } from './calibrator.ts';
import { forecastingLimits } from './limits.ts';

const { hiddenLevel: level } = forecastingLimits;

/** One hidden run: what would have been forecast for it, against what it scored. In the metric's unit. */
export interface HiddenRun {
  readonly run: string;
  /** Raw value on the axis. */
  readonly x: number;
  /** What it scored. */
  readonly y: number;
  /** What would have been forecast. */
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** The backtest of a curve that hides the most of its runs. */
export interface HiddenRuns {
  /** How many runs it saw: the smallest ones. */
  readonly seen: number;
  /** Level of the central intervals. */
  readonly level: number;
  /** From the least scale to the most; at most 32. */
  readonly points: readonly HiddenRun[];
}

/**
 * What would have been forecast for the largest runs of a curve, had they been hidden: by the longest of its backtests that set
 * intervals, with the very errors and limits that a claim's coverage counts. No limit owes anything to the run that it is
 * held against. Nothing is fitted here. Null where the curve has too few runs to hide any.
 */
export const hiddenRuns = (
  calibrator: Pick<Calibrator, 'curves' | 'axis' | 'calibrationAt'>,
  curve: Curve,
): HiddenRuns | null => {
  const calibrated = calibrator.curves.get(curve.id);
  const { axis } = calibrator;
  const [first] = calibrated?.longestBacktest ?? [];
  if (calibrated === undefined || axis === null || first === undefined) return null;
  const { longestBacktest, trainingRuns, units } = calibrated;
  const reach = longestBacktest.reduce((longest, { distance }) => Math.max(longest, distance), 0);
  const scores = calibrator.calibrationAt(reach, trainingRuns).heldOut(level);
  const points = longestBacktest.flatMap((prediction): readonly HiddenRun[] => {
    const score = scores.get(prediction);
    const point = curve.points.find(
      ({ trainingRun, scale }) =>
        trainingRun === prediction.hiddenRun && axis.place(curve.task, scale) === prediction.hiddenT,
    );
    if (score === undefined || point === undefined) return [];
    const { predicted, sigma, low, high } = score;
    const limit = (offset: number): number =>
      units.toScore(withinLimits(predicted + offset * sigma, units.limits));
    const worst = limit(Math.min(0, low));
    const best = limit(Math.max(0, high));
    return [
      {
        run: point.run,
        x: point.scale,
        y: point.score,
        value: units.toScore(predicted),
        lower: units.turned ? best : worst,
        upper: units.turned ? worst : best,
      },
    ];
  });
  return points.length === 0 ? null : { seen: first.seen, level, points };
};
