import { backtestCurve, type CurveBacktest, type FamilyPrediction } from './backtestCurve.ts';
import { type Families, linearFamilies, logarithmicFamilies } from './families/index.ts';
import type { ShapeFamily } from './families/shapeFamily.ts';
import { backtestLimits } from './limits.ts';
import { weightPredictions } from './pooledDrift.ts';
import type { ShapeBases } from './shapeBases.ts';
import { type ShapeBasis, shapeBasis } from './shapeBasis.ts';
import { mixFamilies, noiseOf, type ShapeMixture, shareOut } from './shapeMixture.ts';
import type { UnitCurve } from './unitCurve.ts';

/** The backtests of some curves, curve by curve, and what they chose. */
interface ChosenBacktests {
  /** Weight of the pseudo-observation at chance, as a share of the weight of the runs. */
  readonly chanceShare: number;
  /** The shapes of all families that take part. */
  readonly basis: ShapeBasis;
  /** In the order of the curves. */
  readonly backtests: readonly CurveBacktest[];
}

/** Weighted mean of |error| over the kept predictions of each family by itself, before any correction; 0 of none. */
const familyErrors = ({ backtests, basis }: ChosenBacktests): readonly number[] => {
  const kept = backtests.flatMap(({ predictions }) => predictions.filter((prediction) => prediction.kept));
  const weighted = weightPredictions(kept);
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  return basis.parts.map((_, part) => {
    const sum = weighted.reduce(
      (so, { prediction, weight }) =>
        so + weight * Math.abs(prediction.actual - (prediction.byFamily.means[part] ?? 0)),
      0,
    );
    return total > 0 ? sum / total : 0;
  });
};

const countKept = ({ backtests }: ChosenBacktests): number =>
  backtests.reduce((sum, { predictions }) => sum + predictions.filter(({ kept }) => kept).length, 0);

/** A mixture without some of its families: what a shape says depends on no other. */
const mixtureOf = (mixture: ShapeMixture, taken: readonly number[], basis: ShapeBasis): ShapeMixture => {
  const picked = taken.flatMap((index) => mixture.families[index] ?? []);
  const pick = (values: Float64Array): Float64Array => {
    const chosen = new Float64Array(basis.count);
    for (const [index, { start }] of basis.parts.entries()) {
      const from = picked[index]?.part;
      if (from !== undefined) chosen.set(values.subarray(from.start, from.end), start);
    }
    return chosen;
  };
  const families = shareOut(
    basis.parts.flatMap((part, index) => {
      const family = picked[index];
      return family === undefined ? [] : [{ ...family, part }];
    }),
  );
  return {
    ...mixture,
    families,
    withinFamily: pick(mixture.withinFamily),
    intercepts: pick(mixture.intercepts),
    gains: pick(mixture.gains),
    noise: noiseOf(families),
  };
};

const predictionOf = (prediction: FamilyPrediction, taken: readonly number[]): FamilyPrediction => {
  const families = shareOut(taken.flatMap((index) => prediction.families[index] ?? []));
  const { means, squares } = prediction.byFamily;
  const byFamily = {
    means: taken.map((index) => means[index] ?? 0),
    squares: taken.map((index) => squares[index] ?? 0),
  };
  const { mean, spread } = mixFamilies(families, byFamily);
  return { ...prediction, families, byFamily, mean, spread, noise: noiseOf(families) };
};

/** The same backtests with some of the families only, which are given by their places. Nothing is fitted again. */
const ofFamilies = (
  { chanceShare, basis: whole, backtests }: ChosenBacktests,
  taken: readonly number[],
): ChosenBacktests => {
  const basis = shapeBasis(taken.flatMap((index) => whole.families[index] ?? []));
  return {
    chanceShare,
    basis,
    backtests: backtests.map(({ predictions, mixture }) => ({
      predictions: predictions.map((prediction) => predictionOf(prediction, taken)),
      mixture: mixture === null ? null : mixtureOf(mixture, taken, basis),
    })),
  };
};

/** The backtests of an axis, curve by curve in the order of the curves, and what they chose. */
export interface AllBacktests extends ShapeBases, Pick<ChosenBacktests, 'chanceShare' | 'backtests'> {}

/**
 * Backtests curves, and lets the backtests choose, once for all of them together so that no choice can follow the noise of one:
 *
 * - the weight of the pseudo-observation at chance: the usual one, or none where that is clearly better for the first family;
 * - the families of shapes: the first one, with those whose own backtests err hardly more. What a family adds is another
 *   opinion about what comes next: that is worth having only from one that is itself about as good.
 */
const chosenBy = (
  curves: readonly UnitCurve[],
  { first: main, further, furtherUntested }: Families,
): ChosenBacktests => {
  const { chanceShare, otherChanceShare, otherChanceGain, familyError, fewestFamilyErrors } = backtestLimits;
  const by = (families: readonly ShapeFamily[], share: number): ChosenBacktests => {
    const basis = shapeBasis(families);
    return {
      chanceShare: share,
      basis,
      backtests: curves.map((curve) => backtestCurve(curve, basis, share)),
    };
  };
  const all = [main, ...further];
  const usual = by(all, chanceShare);
  const [first = 0] = familyErrors(usual);
  const knowsChance = curves.some(({ chance }) => chance !== null);
  const [other = first] = knowsChance ? familyErrors(by([main], otherChanceShare)) : [];
  const chosen = other < otherChanceGain * first ? by(all, otherChanceShare) : usual;

  const [error = 0, ...errors] = familyErrors(chosen);
  const comparable = countKept(chosen) >= fewestFamilyErrors;
  const admitted = errors.flatMap((other, index) =>
    (comparable ? other <= familyError * error : furtherUntested) ? [index + 1] : [],
  );
  return admitted.length === further.length ? chosen : ofFamilies(chosen, [0, ...admitted]);
};

/**
 * Backtests all curves of an axis. Scores that are read by their logarithm have families of their own, and the choice among the
 * families of one kind of space heeds the curves of that kind only.
 */
export const backtestAll = (curves: readonly UnitCurve[]): AllBacktests => {
  const isLogarithmic = ({ kind }: UnitCurve): boolean => kind === 'logarithmic';
  const linear = chosenBy(
    curves.filter((curve) => !isLogarithmic(curve)),
    linearFamilies,
  );
  const logarithmic = chosenBy(curves.filter(isLogarithmic), logarithmicFamilies);
  const rest = { linear: linear.backtests.values(), logarithmic: logarithmic.backtests.values() };
  return {
    chanceShare: linear.chanceShare,
    basis: linear.basis,
    logarithmicBasis: logarithmic.basis,
    backtests: curves.flatMap((curve) => {
      const { value } = (isLogarithmic(curve) ? rest.logarithmic : rest.linear).next();
      return value === undefined ? [] : [value];
    }),
  };
};
