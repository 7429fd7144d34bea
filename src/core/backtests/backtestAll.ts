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

/** Weighted mean of |error| over the kept predictions of each family by itself, before any correction; 0 of none. */
const familyErrors = ({ backtests, basis }: AllBacktests): readonly number[] => {
  const kept = backtests.flatMap(({ predictions }) => predictions.filter((prediction) => prediction.kept));
  const weighted = weightPredictions(kept);
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  return basis.parts.map((_, part) => {
    const sum = weighted.reduce(
      (so, { prediction, weight }) =>
        so + weight * Math.abs(prediction.actual - (prediction.byFamily[part] ?? 0)),
      0,
    );
    return total > 0 ? sum / total : 0;
  });
};

const countKept = ({ backtests }: AllBacktests): number =>
  backtests.reduce((sum, { predictions }) => sum + predictions.filter(({ kept }) => kept).length, 0);

/**
 * Backtests all curves of an axis, and lets the backtests choose, once for all curves together so that no choice can follow
 * the noise of one:
 *
 * - the weight of the pseudo-observation at chance: the usual one, or none where that is clearly better for the first family;
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
  const all = [firstFamily, ...furtherFamilies];
  const usual = by(all, chanceShare);
  const [first = 0] = familyErrors(usual);
  const knowsChance = curves.some(({ chance }) => chance !== null);
  const [other = first] = knowsChance ? familyErrors(by([firstFamily], otherChanceShare)) : [];
  const chosen = other < otherChanceGain * first ? by(all, otherChanceShare) : usual;

  const [error = 0, ...errors] = familyErrors(chosen);
  const comparable = countKept(chosen) >= fewestFamilyErrors;
  const admitted = furtherFamilies.filter(
    (_, index) => comparable && (errors[index] ?? Number.POSITIVE_INFINITY) <= familyError * error,
  );
  return admitted.length === furtherFamilies.length
    ? chosen
    : by([firstFamily, ...admitted], chosen.chanceShare);
};
