import type { Disturbance } from './disturbance.ts';
import { trainingLimits } from './limits.ts';
import { type LossLevels, lossLevels } from './lossLevels.ts';

/** Rows from the first one up to, and not with, the last. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Joins rows that pass a test, unless more than `gap` others lie between them. */
const stretches = (from: number, to: number, gap: number, test: (row: number) => boolean): Stretch[] => {
  const found: { from: number; to: number }[] = [];
  for (let row = from; row < to; row++) {
    if (!test(row)) continue;
    const last = found.at(-1);
    if (last !== undefined && row - last.to <= gap) last.to = row + 1;
    else found.push({ from: row, to: row + 1 });
  }
  return found;
};

const highest = ({ from, to }: Stretch, valueAt: (row: number) => number): number => {
  let best = from;
  for (let row = from + 1; row < to; row++) if (valueAt(row) > valueAt(best)) best = row;
  return best;
};

/** Stretches in which single rows lie far above what the rows before them let expect. */
const findSpikes = (logs: Float64Array, levels: LossLevels): Disturbance[] => {
  const { window, start, expected, scatter } = levels;
  const { spikeRise, spikeDeviations } = trainingLimits;
  const riseAt = (row: number): number => (logs[row] ?? 0) - (expected[row] ?? 0);
  const isHigh = (row: number): boolean =>
    riseAt(row) > Math.max(spikeRise, spikeDeviations * (scatter[row] ?? 0));
  return stretches(start, logs.length, window >>> 1, isHigh).map((stretch): Disturbance => {
    const top = highest(stretch, (row) => logs[row] ?? 0);
    return {
      kind: 'spike',
      row: stretch.from,
      backAt: stretch.to < logs.length ? stretch.to : null,
      before: expected[stretch.from] ?? 0,
      reached: logs[top] ?? 0,
      scatter: scatter[stretch.from] ?? 0,
    };
  });
};

/** Places where the median of the rows that follow lies above that of the rows before. */
const findShifts = (logs: Float64Array, levels: LossLevels): Disturbance[] => {
  const { window, start, medians, scatter } = levels;
  const { levelRise, levelDeviations, recoveryWindows, recoveryShare, recoveredShare, divergedRise } =
    trainingLimits;
  const last = logs.length - window;
  const medianAt = (row: number): number => medians[Math.min(row, last)] ?? 0;
  const riseAt = (row: number): number => medianAt(row) - medianAt(row - window);
  const isHigh = (row: number): boolean =>
    riseAt(row) > Math.max(levelRise, levelDeviations * (scatter[row] ?? 0));
  return stretches(start, last + 1, window, isHigh).map((stretch): Disturbance => {
    const top = highest(stretch, riseAt);
    const before = medianAt(stretch.from - window);
    const rise = medianAt(top) - before;
    // The medians rise before the rows do, by up to half a window.
    let row = stretch.from;
    while (row < top + window - 1 && (logs[row] ?? 0) < before + rise / 2) row++;
    const back = before + recoveredShare * rise;
    let backAt = top;
    while (backAt <= last && medianAt(backAt) > back) backAt++;
    const shared = { row, before, scatter: scatter[stretch.from] ?? 0, reached: medianAt(top) };
    if (backAt <= last) {
      const isSpike = backAt - row <= Math.max(recoveryWindows * window, recoveryShare * logs.length);
      return { ...shared, kind: isSpike ? 'spike' : 'jump', backAt: isSpike ? backAt : null };
    }
    const end = medianAt(last);
    const isLost = end - before > divergedRise || end - shared.reached > levelRise;
    return { ...shared, kind: isLost ? 'divergence' : 'jump', backAt: null };
  });
};

/** A loss that ends above the lowest level that it ever had, without having leapt: it crept up. */
const findCreep = (logs: Float64Array, levels: LossLevels): Disturbance | null => {
  const { window, start, medians, scatter } = levels;
  const { levelRise, levelDeviations } = trainingLimits;
  const last = logs.length - window;
  let lowest = Math.min(start, last);
  for (let row = lowest; row <= last; row++) if ((medians[row] ?? 0) < (medians[lowest] ?? 0)) lowest = row;
  const before = medians[lowest] ?? 0;
  const reached = medians[last] ?? 0;
  const spread = scatter[Math.min(lowest + window, logs.length - 1)] ?? 0;
  return reached - before > Math.max(levelRise, levelDeviations * spread)
    ? { kind: 'divergence', row: lowest + (window >>> 1), backAt: null, before, reached, scatter: spread }
    : null;
};

/**
 * The upward disturbances of a loss curve, in the order of training: spikes that came back or with which the log ends,
 * jumps to a level that stayed, divergence. A fall is never one.
 *
 * @param logs natural logs of the losses, finite, in the order of training; [] gives none, and so do too few
 */
export const findDisturbances = (logs: Float64Array): readonly Disturbance[] => {
  if (logs.length < trainingLimits.fewestRows) return [];
  const levels = lossLevels(logs);
  const shifts = findShifts(logs, levels);
  const near = levels.window;
  const spikes = findSpikes(logs, levels).filter(
    ({ row }) =>
      !shifts.some(
        (shift) =>
          Math.abs(shift.row - row) <= near ||
          (row > shift.row && shift.backAt !== null && row <= shift.backAt),
      ),
  );
  const creep = shifts.some(({ kind, backAt }) => kind !== 'spike' || backAt === null)
    ? null
    : findCreep(logs, levels);
  return [...shifts, ...spikes, ...(creep === null ? [] : [creep])].sort((a, b) => a.row - b.row);
};
