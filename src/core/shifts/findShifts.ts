import { groupBy } from '../collections/groupBy.ts';
import type { Curve } from '../curves/curve.ts';
import { arrange, arrangementKey, settingsOf } from './arrangement.ts';
import { bySubject } from './bySubject.ts';
import { cannotTell } from './cannotTell.ts';
import type { Comparison } from './comparison.ts';
import { confounderWords, type UndeclaredLevels } from './confounderWords.ts';
import { correctPairs } from './correctPairs.ts';
import { describeShift } from './describeShift.ts';
import { fitDifference } from './fittedDifference.ts';
import type { StableVerdict } from './kinds/shiftKindDetector.ts';
import type { PermutationSettings } from './labelPermutations.ts';
import { shiftLimits } from './limits.ts';
import { listComparisons } from './listComparisons.ts';
import { nameFew } from './nameFew.ts';
import type { Shift, UntestedPair, UntestedReason } from './shift.ts';
import { type ReadyPair, testPairs } from './testPairs.ts';

export interface ShiftSettings extends PermutationSettings {
  /** Trend verdicts by curve id, for the kind `verdict`; without them that kind is not looked for. */
  readonly verdicts?: ReadonlyMap<string, StableVerdict>;
  /** What else differs between curves; left out, nothing does. A shift that another factor may have caused says so. */
  readonly undeclared?: UndeclaredLevels;
}

/** What was found, and of what nothing can be said; both sorted by task, metric, factor and levels. */
export interface FoundShifts {
  readonly shifts: readonly Shift[];
  readonly untested: readonly UntestedPair[];
}

const refusal = (
  { task, metric, factor, levels }: Comparison,
  reason: UntestedReason,
  sentence: string,
): UntestedPair => ({ task, metric, factor, levels, reason, sentence, others: 0 });

const apartInScale = ({ levels }: Comparison): string =>
  `Inside the range that both cover, ${levels[0]} and ${levels[1]} were run at different scales only, ` +
  'so the factor cannot be told from scale.';

/** The comparisons that have enough points, and why the others have not. */
const readyPairs = (
  comparisons: readonly Comparison[],
): { readonly ready: readonly ReadyPair[]; readonly refused: readonly UntestedPair[] } => {
  const ready: ReadyPair[] = [];
  const refused: UntestedPair[] = [];
  for (const [key, group] of groupBy(comparisons, arrangementKey)) {
    const [any] = group;
    if (any === undefined) continue;
    const arrangement = arrange(any, any.axis);
    for (const comparison of group) {
      if (arrangement.kind === 'arranged') ready.push({ comparison, arrangement, key });
      else refused.push(refusal(comparison, arrangement.reason, arrangement.sentence));
    }
  }
  return { ready, refused };
};

/**
 * Finds where curves change across the levels of a factor. `curves` are all curves of the check on one scale axis,
 * `factors` the declared factors; every pair of levels is compared on every task and metric with the other factors equal.
 *
 * Where several settings of the other factors allow it they are pooled: each setting has an offset and a slope of its own,
 * and shares its bends and the difference between the levels with the others. So there is one test a pair, and its
 * answer is the difference on average over the settings.
 *
 * One curve for both levels is tested against one that differs by a constant, a line and the curve's own shape (F, its
 * null scaled by seeded permutations of the labels, by training run), on the range of scales that both levels share. A factor
 * of more than three levels is tested as a whole first. The p-values of all tasks, factors and pairs are corrected together
 * (Benjamini & Hochberg 1995) at .01, and the difference must reach .01 of the metric's range somewhere. The kinds describe
 * a rejected pair and come from the same fit.
 *
 * The reserved factor `validation_corpus` is not looked at here: its levels are scale axes, not records (findFlips).
 *
 * Deterministic, whatever the order of curves and factors. A pair that is in neither list, nor counted in the second, was tested, and is alike within a
 * tenth of the metric's range on average.
 */
export const findShifts = (
  curves: readonly Curve[],
  factors: readonly string[],
  settings: ShiftSettings,
): FoundShifts => {
  const listed = listComparisons(curves, factors);
  const { ready, refused } = readyPairs(listed.comparisons);
  const { tested, alongScale } = testPairs(ready, settings);
  const corrected = correctPairs(tested, settings);

  const shifts: Shift[] = [];
  const untested = [
    ...listed.untested,
    ...refused,
    ...alongScale.map(({ comparison }) => refusal(comparison, 'confounded', apartInScale(comparison))),
  ];
  for (const pair of tested) {
    const difference = fitDifference(pair.model, pair.test);
    if (difference === null) continue;
    const { comparison, arrangement, test } = pair;
    const q = corrected.get(pair) ?? 1;
    if (q > shiftLimits.falseDiscoveryRate) {
      untested.push(...cannotTell(pair, difference));
      continue;
    }
    const taking = settingsOf(comparison, arrangement);
    const verdicts = taking.flatMap(({ curves: [first, second] }) => {
      const one = settings.verdicts?.get(first?.id ?? '');
      const other = settings.verdicts?.get(second?.id ?? '');
      return one === undefined || other === undefined ? [] : [[one, other] as const];
    });
    const evidence = { comparison, range: arrangement.range, difference, verdicts };
    const along = settings.undeclared === undefined ? '' : confounderWords(taking, settings.undeclared);
    for (const shift of describeShift(evidence, test.p, q)) {
      shifts.push({ ...shift, sentence: `${shift.sentence.slice(0, -1)}${along}.` });
    }
  }
  return { shifts: shifts.sort(bySubject), untested: nameFew(untested) };
};
