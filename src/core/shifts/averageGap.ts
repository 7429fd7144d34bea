import { permutationScaledF } from '../stats/permutationScaledF.ts';
import type { Contrast } from './fittedDifference.ts';
import type { ShiftModel } from './shiftModel.ts';
import { degreesOfFreedom, type SignedFit, signedFit } from './signedFit.ts';
import { pDiffers } from './significance.ts';

/** The gap between two levels at equal scale, second less first, averaged over the observations. */
export interface AverageGap {
  /** In units of the metric's range. */
  readonly gap: Contrast;
  /** Two-sided p of "no gap", by t. */
  readonly p: number;
  /** The same with the null of t taken from permutations of the labels; never smaller. */
  readonly scaledP: (permutations: readonly Float64Array[]) => number;
}

const centred = (column: Float64Array): Float64Array => {
  const average = column.reduce((sum, value) => sum + value, 0) / column.length;
  return column.map((value) => value - average);
};

const isConstant = (column: Float64Array): boolean => column.every((value) => value === 1);

const square = (fit: SignedFit | null): number =>
  fit === null ? 0 : fit.last.value ** 2 / (fit.last.variance * fit.residualVariance);

/**
 * Reads the average gap from the same model as the kinds of shift: with the other columns of the difference centred on
 * their averages, it is the coefficient of the constant. Null where the labels follow the scale; scores that the
 * common curve explains to the last digit have no gap.
 */
export const averageGap = (model: ShiftModel): AverageGap | null => {
  const { design, difference } = model;
  const constant = difference.find(isConstant);
  if (constant === undefined) return null;
  const others = difference.filter((column) => column !== constant);
  const fit = signedFit(model, [...others.map(centred), constant]);
  const observed = fit(Float64Array.from(design.observations, ({ sign }) => sign));
  if (observed === null) return { gap: { value: 0, se: 0 }, p: 1, scaledP: () => 1 };
  const { last, residualVariance } = observed;
  const gap = { value: last.value, se: Math.sqrt(last.variance * residualVariance) };
  const df = degreesOfFreedom(model, difference.length);
  return {
    gap,
    p: pDiffers(gap, df),
    scaledP: (permutations) => {
      const permuted = permutations.map((signs) => square(fit(signs)));
      return permutationScaledF(square(observed), permuted, 1, df).p;
    },
  };
};
