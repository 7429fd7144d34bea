import { fUpperTail } from '../stats/distributions.ts';
import { permutationScaledF } from '../stats/permutationScaledF.ts';
import { randomSource, seedFor } from '../stats/randomSource.ts';
import { type Arrangement, arrange, scoresOf } from './arrangement.ts';
import type { LevelComparison } from './comparison.ts';
import type { PermutationSettings } from './labelPermutations.ts';
import { levelsDesign } from './levelsDesign.ts';
import { levelsFit } from './levelsFit.ts';
import { shiftLimits } from './limits.ts';
import { permutedLevels } from './permutedLevels.ts';

const testArranged = (
  comparison: LevelComparison,
  arrangement: Arrangement,
  { seed, permutations = shiftLimits.permutations }: PermutationSettings,
): number | null => {
  const design = levelsDesign(arrangement.points);
  const { f, df1, df2 } = levelsFit(
    design,
    scoresOf(comparison, arrangement),
    comparison.levels.length,
    comparison.bounded,
  );
  if (df1 === 0 || df2 < 1) return null;
  const observed = f(design.groups.flatMap(({ rows }) => rows.map(({ level }) => level)));
  const plain = fUpperTail(observed, df1, df2);
  if (plain > shiftLimits.falseDiscoveryRate) return plain;
  const draw = permutedLevels(design);
  const random = randomSource(
    seedFor(
      seed,
      JSON.stringify(arrangement.points.map(({ level, setting, place }) => [level, setting, place])),
    ),
  );
  const permuted = Array.from({ length: permutations }, () => f(draw(random)));
  return permutationScaledF(observed, permuted, df1, df2).p;
};

/**
 * p of "one curve holds for all of these levels", on the range of scales that all of them cover: F for the differences of
 * all levels together, its null taken from permutations of the labels where Fisher's own p leaves a rejection possible. Null
 * where no range is shared by all of them or the runs are too few.
 */
export const levelsTest = (comparison: LevelComparison, settings: PermutationSettings): number | null => {
  const arrangement = arrange(comparison, comparison.axis);
  return arrangement.kind === 'refused' ? null : testArranged(comparison, arrangement, settings);
};
