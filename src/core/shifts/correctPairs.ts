import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { Curve } from '../curves/curve.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import type { LevelComparison } from './comparison.ts';
import type { PermutationSettings } from './labelPermutations.ts';
import { levelsTest } from './levelsTest.ts';
import { shiftLimits } from './limits.ts';
import type { TestedPair } from './testPairs.ts';

/** Pairs that are corrected together, and the p of "none of them differs", which opens the way to them. */
interface PairFamily {
  readonly pairs: readonly TestedPair[];
  readonly p: number;
}

const levelsOf = (pairs: readonly TestedPair[]): readonly string[] =>
  [...new Set(pairs.flatMap(({ comparison }) => comparison.levels))].sort(byCodeUnits);

/** The comparison of all levels that occur in these pairs, at the settings at which all of them were measured. */
const together = (pairs: readonly TestedPair[], levels: readonly string[]): LevelComparison | null => {
  const [any] = pairs;
  if (any === undefined) return null;
  const bySetting = new Map<string, Map<string, Curve>>();
  for (const { comparison } of pairs) {
    for (const { name, curves } of comparison.settings) {
      const known = bySetting.get(name) ?? new Map<string, Curve>();
      curves.forEach((curve, index) => {
        known.set(comparison.levels[index] ?? '', curve);
      });
      bySetting.set(name, known);
    }
  }
  const settings = [...bySetting]
    .filter(([, known]) => known.size === levels.length)
    .map(([name, known]) => ({ name, curves: levels.flatMap((level) => known.get(level) ?? []) }));
  return settings.length === 0 ? null : { ...any.comparison, levels, settings };
};

/**
 * The p of the omnibus over all levels; where they share no range or setting, Simes' combination of the pairs' own p-values
 * (Simes 1986), which asks the same of the pairs that can be compared.
 */
const familyP = (
  pairs: readonly TestedPair[],
  levels: readonly string[],
  settings: PermutationSettings,
): number => {
  const comparison = together(pairs, levels);
  const omnibus = comparison === null ? null : levelsTest(comparison, settings);
  return omnibus ?? Math.min(1, ...benjaminiHochberg(pairs.map(({ test }) => test.p)));
};

/** With up to three levels every pair stands for itself; with more, the pairs of a task and factor are one family. */
const familiesOf = (pairs: readonly TestedPair[], settings: PermutationSettings): readonly PairFamily[] => {
  const subject = ({ comparison: { task, metric, axis, factor } }: TestedPair): string =>
    JSON.stringify([task, metric, axis, factor]);
  return [...groupBy(pairs, subject).values()].flatMap((group): readonly PairFamily[] => {
    const levels = levelsOf(group);
    return levels.length > shiftLimits.levelsByPair
      ? [{ pairs: group, p: familyP(group, levels, settings) }]
      : group.map((pair) => ({ pairs: [pair], p: pair.test.p }));
  });
};

/**
 * Corrects the p-values of all pairs: Benjamini & Hochberg (1995) over the families, then within each family that is
 * rejected, at a rate that shrinks with the share of families that are not (Benjamini & Bogomolov 2014, section 3). A pair of
 * a family that is not rejected has the family's q. For families of one pair this is the plain procedure.
 */
export const correctPairs = (
  pairs: readonly TestedPair[],
  settings: PermutationSettings,
): ReadonlyMap<TestedPair, number> => {
  const families = familiesOf(pairs, settings);
  const ofFamilies = benjaminiHochberg(families.map(({ p }) => p));
  const rejected = ofFamilies.filter((q) => q <= shiftLimits.falseDiscoveryRate).length;
  const corrected = new Map<TestedPair, number>();
  families.forEach((family, index) => {
    const ofFamily = ofFamilies[index] ?? 1;
    const within = benjaminiHochberg(family.pairs.map(({ test }) => test.p));
    family.pairs.forEach((pair, one) => {
      const alone = rejected === 0 ? 1 : Math.min(1, ((within[one] ?? 1) * families.length) / rejected);
      const selected = ofFamily <= shiftLimits.falseDiscoveryRate && family.pairs.length > 1;
      corrected.set(pair, selected ? Math.max(ofFamily, alone) : ofFamily);
    });
  });
  return corrected;
};
