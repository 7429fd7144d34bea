import type { HeldOutScore } from './errorCalibration.ts';
import { backtestLimits } from './limits.ts';

/**
 * Share of hidden scores that lie between their limits, 0 to 1. A score predicted k times counts sqrt(k) times, by the errors'
 * weights. Null below 3 hidden runs or 20 errors.
 */
export const heldOutCoverage = (scores: readonly HeldOutScore[]): number | null => {
  const runs = new Set(scores.map(({ prediction }) => prediction.hiddenRun));
  if (runs.size < backtestLimits.coverageRuns || scores.length < backtestLimits.coverageErrors) return null;
  let inside = 0;
  let counted = 0;
  for (const { error, sigma, weight, low, high } of scores) {
    const value = error / sigma;
    counted += weight;
    if (value >= low && value <= high) inside += weight;
  }
  return counted > 0 ? inside / counted : null;
};
