import { backtestConstants } from './backtestConstants.ts';
import { backtestCurve, type CurveBacktest } from './backtestCurve.ts';
import { firstFamily, furtherFamilies } from './families/index.ts';
import type { ShapeFamily } from './families/shapeFamily.ts';
import { weightPredictions } from './pooledDrift.ts';
import { type ShapeBasis, shapeBasis } from './shapeBasis.ts';
import type { UnitCurve } from './unitCurve.ts';

/** The backtests of an axis, curve by curve, and what they chose. */
export interface AllBacktests {
  /** Weight of the pseudo-observation at chance, as a share of the weight of the runs. */
  readonly chanceShare: number;
  /** The shapes of all families that take part. */
  readonly basis: ShapeBasis;
  /** In the order of the curves. */
  readonly backtests: readonly CurveBacktest[];
}

/** Weighted mean of |error| over the kept predictions, before any correction; 0 of none. */
const meanError = ({ backtests }: AllBacktests): number => {
  const kept = backtests.flatMap(({ predictions }) => predictions.filter((prediction) => prediction.kept));
  let sum = 0;
  let total = 0;
  for (const { prediction, weight } of weightPredictions(kept)) {
    sum += weight * Math.abs(prediction.actual - prediction.mean);
    total += weight;
  }
  return total > 0 ? sum / total : 0;
};

const countKept = ({ backtests }: AllBacktests): number =>
  backtests.reduce((sum, { predictions }) => sum + predictions.filter(({ kept }) => kept).length, 0);

/**
 * Backtests all curves of an axis, and lets the backtests choose, once for all curves together so that no choice can follow
 * the noise of one:
 *
 * - the weight of the pseudo-observation at chance: the usual one, or none where that is clearly better;
 * - the families of shapes: the first one, with those whose own backtests err hardly more. What a family adds is another
 *   opinion about what comes next: that is worth having only from one that is itself about as good.
 */
export const backtestAll = (curves: readonly UnitCurve[]): AllBacktests => {
  const { chanceShare, otherChanceShare, otherChanceGain, familyError, fewestFamilyErrors } =
    backtestConstants;
  const by = (families: readonly ShapeFamily[], share: number): AllBacktests => {
    const basis = shapeBasis(families);
    return {
      chanceShare: share,
      basis,
      backtests: curves.map((curve) => backtestCurve(curve, basis, share)),
    };
  };
  const usual = by([firstFamily], chanceShare);
  const other = curves.every(({ chance }) => chance === null) ? usual : by([firstFamily], otherChanceShare);
  const first = meanError(other) < otherChanceGain * meanError(usual) ? other : usual;
  if (countKept(first) < fewestFamilyErrors) return first;
  const limit = familyError * meanError(first);
  const admitted = furtherFamilies.filter((family) => meanError(by([family], first.chanceShare)) <= limit);
  return admitted.length === 0 ? first : by([firstFamily, ...admitted], first.chanceShare);
};
