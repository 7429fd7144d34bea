import { trainingLimits } from './limits.ts';
import { sortedWindow } from './sortedWindow.ts';

/** Standard deviation of a normal distribution in units of its median deviation. */
const NORMAL_CONSISTENCY = 1.4826;

/** The local level and scatter of a loss curve. All in natural logs of the loss. */
export interface LossLevels {
  /** Rows in a window. */
  readonly window: number;
  /** First row that has a window of rows before it, and a window of their scatter. */
  readonly start: number;
  /** Median of the window that begins at a row; the last one begins at `length - window`. */
  readonly medians: Float64Array;
  /** What a row is expected to be by those before it: their median, and the usual distance from it. From `start` on. */
  readonly expected: Float64Array;
  /** Robust standard deviation about that expectation, from rows before. From `start` on. */
  readonly scatter: Float64Array;
}

/** Rows in a window for a log of so many rows. */
export const windowOf = (rows: number): number => {
  const { windowShare, narrowestWindow, widestWindow } = trainingLimits;
  return Math.min(widestWindow, Math.max(narrowestWindow, Math.round(rows * windowShare)));
};

/**
 * Running medians of log losses, with the running median and median deviation of what rows differ from the median before
 * them. The usual difference is taken off, so that a steady fall is no scatter. One pass, O(n log w).
 *
 * @param logs finite, in the order of training, at least `trainingLimits.fewestRows`
 */
export const lossLevels = (logs: Float64Array): LossLevels => {
  const rows = logs.length;
  const window = windowOf(rows);
  const memory = window * trainingLimits.scaleWindows;
  const start = 2 * window;
  const medians = new Float64Array(rows - window + 1);
  const expected = new Float64Array(rows);
  const scatter = new Float64Array(rows);
  const differences = new Float64Array(rows);
  const before = sortedWindow(window + 1);
  const residuals = sortedWindow(memory + 1);
  for (let row = 0; row < rows; row++) {
    const log = logs[row] ?? 0;
    if (row >= window) {
      const level = before.median();
      medians[row - window] = level;
      if (row >= start) {
        expected[row] = level + residuals.median();
        scatter[row] = NORMAL_CONSISTENCY * residuals.medianDeviation();
      }
      differences[row] = log - level;
      residuals.add(log - level);
      if (residuals.size > memory) residuals.remove(differences[row - memory] ?? 0);
      before.remove(logs[row - window] ?? 0);
    }
    before.add(log);
  }
  medians[rows - window] = before.median();
  return { window, start, medians, expected, scatter };
};
