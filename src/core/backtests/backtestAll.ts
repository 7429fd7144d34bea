import { backtestConstants } from './backtestConstants.ts';
import { backtestCurve, type CurveBacktest } from './backtestCurve.ts';
import { weightPredictions } from './pooledDrift.ts';
import type { UnitCurve } from './unitCurve.ts';

/** The backtests of an axis, curve by curve, and what they chose. */
export interface AllBacktests {
  /** Weight of the pseudo-observation at chance, as a share of the weight of the runs. */
  readonly chanceShare: number;
  /** In the order of the curves. */
  readonly backtests: readonly CurveBacktest[];
}

/** Weighted mean of |error| over the kept predictions, before any correction; 0 of none. */
const meanError = (backtests: readonly CurveBacktest[]): number => {
  const kept = backtests.flatMap(({ predictions }) => predictions.filter((prediction) => prediction.kept));
  let sum = 0;
  let total = 0;
  for (const { prediction, weight } of weightPredictions(kept)) {
    sum += weight * Math.abs(prediction.actual - prediction.mean);
    total += weight;
  }
  return total > 0 ? sum / total : 0;
};

/**
 * Backtests all curves of an axis with the usual weight of the pseudo-observation at chance, and without it; without it
 * counts only where that is clearly better. One choice for all curves together, so that it cannot follow the noise of
 * one.
 */
export const backtestAll = (
  curves: readonly UnitCurve[],
  shapesAt: (t: number) => Float64Array,
): AllBacktests => {
  const at = (chanceShare: number): AllBacktests => ({
    chanceShare,
    backtests: curves.map((curve) => backtestCurve(curve, shapesAt, chanceShare)),
  });
  const { chanceShare, otherChanceShare, otherChanceGain } = backtestConstants;
  const usual = at(chanceShare);
  if (curves.every((curve) => curve.chance === null)) return usual;
  const other = at(otherChanceShare);
  const limit = otherChanceGain * meanError(usual.backtests);
  return meanError(other.backtests) < limit ? other : usual;
};
