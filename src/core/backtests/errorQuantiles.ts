import { weightedQuantile } from '../stats/weightedQuantile.ts';
import { backtestLimits } from './limits.ts';

/** One standardised error (error / sigma) with what it belongs to. */
export interface StandardisedError {
  readonly value: number;
  readonly weight: number;
  readonly task: string;
  readonly hiddenRun: string;
}

/** Standardised errors in ascending order, ready for quantiles that leave some of them out. */
export interface ErrorQuantiles {
  readonly hiddenRuns: readonly string[];
  /** The weighted p-quantile of all errors, or of those of other hidden runs than one; null of none. */
  at(p: number, withoutRun?: string): number | null;
  /** Standard error of that quantile by jackknife over tasks; null below two tasks. */
  standardError(p: number): number | null;
}

/**
 * Weighted quantiles of standardised errors, sorted once for all of the leave-outs. The jackknife leaves out whole
 * tasks (Efron 1982): se² = (T-1)/T sum (q_without_task - mean)².
 */
export const errorQuantiles = (errors: readonly StandardisedError[]): ErrorQuantiles => {
  const sorted = errors.toSorted((a, b) => a.value - b.value);
  const tasks = [...new Set(sorted.map((error) => error.task))].sort();
  const hiddenRuns = [...new Set(sorted.map((error) => error.hiddenRun))].sort();
  const taskAt = new Map(tasks.map((task, index) => [task, index]));
  const runAt = new Map(hiddenRuns.map((run, index) => [run, index]));
  const taskOf = Int32Array.from(sorted, ({ task }) => taskAt.get(task) ?? -1);
  const runOf = Int32Array.from(sorted, ({ hiddenRun }) => runAt.get(hiddenRun) ?? -1);
  const values = Float64Array.from(sorted, (error) => error.value);
  const weights = Float64Array.from(sorted, (error) => error.weight);

  const quantileWithout = (p: number, group: Int32Array, leftOut: number): number | null =>
    weightedQuantile(values, weights, p, (index) => group[index] === leftOut);

  return {
    hiddenRuns,
    at: (p, withoutRun) =>
      quantileWithout(p, runOf, withoutRun === undefined ? -1 : (runAt.get(withoutRun) ?? -1)),
    standardError: (p) => {
      const left = tasks
        .map((_, task) => quantileWithout(p, taskOf, task))
        .filter((quantile): quantile is number => quantile !== null);
      if (left.length < 2) return null;
      const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
      const squares = left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      return Math.sqrt(((left.length - 1) / left.length) * squares);
    },
  };
};

/** Which side of the forecast a limit lies on. */
export type Side = 'lower' | 'upper';

/** How far a quantile is moved outwards: 0.7 of its standard error; 0 where no jackknife can be made. */
export const quantileGuard = (quantiles: ErrorQuantiles, p: number): number =>
  backtestLimits.quantileGuard * (quantiles.standardError(p) ?? 0);
