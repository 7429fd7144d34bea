import { fUpperTail } from '../stats/distributions.ts';
import { permutationScaledF } from '../stats/permutationScaledF.ts';
import { shiftLimits } from './limits.ts';
import type { ShiftModel } from './shiftModel.ts';
import { degreesOfFreedom, signedFit } from './signedFit.ts';

/** The test of "one curve holds for both levels". */
export interface OmnibusTest {
  readonly p: number;
  /** How much larger F is here by chance than Fisher's distribution says; at least 1. */
  readonly scale: number;
  /** Degrees of freedom for t tests on the same fit. */
  readonly df: number;
}

/**
 * Tests whether one mean curve holds for both levels: F for the whole difference, its null taken from permutations of the
 * labels. `permutations` gives the signs of each; it is asked only where Fisher's own p leaves a rejection possible: the
 * scaled p is never smaller, nor is a corrected p. Null where the mean curve already follows the labels: each scale has runs of
 * one level only, so that scale explains whatever the factor could.
 */
export const omnibusTest = (
  model: ShiftModel,
  permutations: () => readonly Float64Array[],
): OmnibusTest | null => {
  const { design, difference } = model;
  const terms = difference.length;
  if (terms === 0) return null;
  const df = degreesOfFreedom(model, terms);
  const fit = signedFit(model, difference);
  const statistic = (signs: Float64Array): number => {
    const found = fit(signs);
    return found === null ? 0 : found.explained / terms / found.residualVariance;
  };
  const observed = statistic(Float64Array.from(design.observations, ({ sign }) => sign));
  const plain = fUpperTail(observed, terms, df);
  if (plain > shiftLimits.falseDiscoveryRate) return { p: plain, scale: 1, df };
  const permuted = permutations().map(statistic);
  const { p, scale, df2 } = permutationScaledF(observed, permuted, terms, df);
  return { p, scale, df: df2 };
};
