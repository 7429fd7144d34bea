import { groupBy } from '../collections/groupBy.ts';
import { type Arrangement, scoresOf } from './arrangement.ts';
import type { Comparison } from './comparison.ts';
import { labelPermutations, type PermutationSettings } from './labelPermutations.ts';
import { type OmnibusTest, omnibusTest } from './omnibusTest.ts';
import { shiftDesign } from './shiftDesign.ts';
import { type ShiftModel, shiftModel } from './shiftModel.ts';

/** Two levels with the points that they can be compared on. */
export interface ReadyPair {
  readonly comparison: Comparison;
  readonly arrangement: Arrangement;
  /** Equal for pairs that share their arrangement, and with it their design. */
  readonly key: string;
}

export interface TestedPair extends ReadyPair {
  readonly model: ShiftModel;
  readonly test: OmnibusTest;
}

/** Tests each pair for "one curve holds for both levels". Pairs whose labels follow the scale cannot be tested. */
export const testPairs = (
  pairs: readonly ReadyPair[],
  settings: PermutationSettings,
): { readonly tested: readonly TestedPair[]; readonly alongScale: readonly ReadyPair[] } => {
  const tested: TestedPair[] = [];
  const alongScale: ReadyPair[] = [];
  for (const group of groupBy(pairs, (pair) => pair.key).values()) {
    const [any] = group;
    if (any === undefined) continue;
    // One design at a time: its permutations are the only large thing here, and go with it.
    const design = shiftDesign(any.arrangement.points);
    const permutations = labelPermutations(design, settings);
    for (const pair of group) {
      const { comparison, arrangement } = pair;
      const model = shiftModel(design, scoresOf(comparison, arrangement), comparison.bounded);
      const test = omnibusTest(model, permutations);
      if (test === null) alongScale.push(pair);
      else tested.push({ ...pair, model, test });
    }
  }
  return { tested, alongScale };
};
