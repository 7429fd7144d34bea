import type { LogRow } from '../../../src/core/training/trainingLog.ts';

/** Rows of a log at the given steps, or at 0, 1, 2, … */
export const rowsOf = (losses: readonly (number | null)[], steps?: readonly number[]): readonly LogRow[] =>
  losses.map((loss, index) => ({ step: steps?.[index] ?? index, loss, rate: null, tokens: null }));
