import { randomSource, seedFor } from '../stats/randomSource.ts';
import { shiftLimits } from './limits.ts';
import { permutedSigns } from './permutedSigns.ts';
import type { ShiftDesign } from './shiftDesign.ts';

export interface PermutationSettings {
  /** Seed of the label permutations. */
  readonly seed: number;
  /** Label permutations a test; 0 trusts Fisher's distribution. Left out: 199. */
  readonly permutations?: number;
}

/**
 * The label permutations of a design, drawn when first asked for. Seeded by the design itself, so that no other task, factor or
 * order changes what is drawn, and no name.
 */
export const labelPermutations = (
  { observations, units }: ShiftDesign,
  { seed, permutations = shiftLimits.permutations }: PermutationSettings,
): (() => readonly Float64Array[]) => {
  let drawn: readonly Float64Array[] | null = null;
  return () => {
    if (drawn !== null) return drawn;
    const [first] = observations;
    const places = observations.map(({ setting, place, sign }) => [setting, place, sign === first?.sign]);
    const key = JSON.stringify([places, units.map((unit) => unit.observations)]);
    const random = randomSource(seedFor(seed, key));
    const signs = observations.map(({ sign }) => sign);
    drawn = Array.from({ length: permutations }, () => permutedSigns(units, signs, random));
    return drawn;
  };
};
