import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { Curve } from '../curves/curve.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import { randomSource, seedFor } from '../stats/randomSource.ts';
import { type ComparableScores, comparableScores } from './comparableScores.ts';
import type { Comparison } from './comparison.ts';
import { describeShift } from './describeShift.ts';
import { fitDifference } from './fittedDifference.ts';
import type { StableVerdict } from './kinds/shiftKindDetector.ts';
import { listComparisons } from './listComparisons.ts';
import { type OmnibusTest, omnibusTest } from './omnibusTest.ts';
import { permutedSigns } from './permutedSigns.ts';
import type { Shift, UntestedPair } from './shift.ts';
import { type ShiftDesign, shiftDesign } from './shiftDesign.ts';
import { type ShiftModel, shiftModel } from './shiftModel.ts';
import { shiftThresholds } from './thresholds.ts';

export interface ShiftSettings {
  /** Seed of the label permutations. */
  readonly seed: number;
  /** Label permutations a pair; 0 trusts Fisher's distribution. Left out: 199. */
  readonly permutations?: number;
  /** Trend verdicts by curve id, for the kind `verdict`; without them that kind is not looked for. */
  readonly verdicts?: ReadonlyMap<string, StableVerdict>;
}

interface ReadyPair {
  readonly comparison: Comparison;
  readonly comparable: Extract<ComparableScores, { readonly kind: 'comparable' }>;
}

interface TestedPair extends ReadyPair {
  readonly model: ShiftModel;
  readonly test: OmnibusTest;
}

/** Equal for pairs of levels on different tasks that were scored on the same runs: they share one design. */
const designKey = ({ comparable }: ReadyPair): string =>
  comparable.scores
    .map(({ setting, trainingRun, place, level }) => `${setting} ${level} ${place} ${trainingRun}`)
    .join('\n');

/**
 * The label permutations of a design, drawn when first asked for. Seeded by the design itself, so that no other task,
 * factor or order changes what is drawn.
 */
const permutationsOf = (
  design: ShiftDesign,
  key: string,
  { seed, permutations }: ShiftSettings,
): (() => readonly Float64Array[]) => {
  let drawn: readonly Float64Array[] | null = null;
  return () => {
    if (drawn !== null) return drawn;
    const random = randomSource(seedFor(seed, key));
    const signs = design.observations.map(({ sign }) => sign);
    const length = permutations ?? shiftThresholds.permutations;
    drawn = Array.from({ length }, () => permutedSigns(design.units, signs, random));
    return drawn;
  };
};

const refusal = (
  { task, metric, factor, levels }: Comparison,
  reason: string,
  sentence: string,
): UntestedPair => ({
  task,
  metric,
  factor,
  levels,
  reason,
  sentence,
});

const apartInScale = ({ levels }: Comparison): string =>
  `Inside the range that both cover, ${levels[0]} and ${levels[1]} were run at different scales only, ` +
  'so the factor cannot be told from scale.';

/**
 * Finds where curves change across the levels of a factor. `curves` are all curves of the check on one scale axis,
 * `factors` the declared factors; every pair of levels is compared on every task and metric with the other factors equal.
 *
 * Where several settings of the other factors allow it they are pooled: each setting has an offset and a slope of its own,
 * and shares its bends and the difference between the levels with the others. So there is one test a pair, and its
 * answer is the difference on average over the settings.
 *
 * One curve for both levels is tested against one that differs by a constant, a line and the curve's own shape (F, its
 * null scaled by seeded permutations of the labels, by training run), on the range of scales that both levels share. The
 * p-values of all tasks, factors and pairs are corrected together (Benjamini & Hochberg 1995) at .01, and the difference
 * must reach .01 of the metric's range somewhere. The kinds describe a rejected pair and come from the same fit.
 *
 * The reserved factor `validation_corpus` is not looked at here: its levels are scale axes, not records.
 *
 * Deterministic, whatever the order of curves and factors. `shifts` and `untested` are sorted by task, metric, factor
 * and levels. Every pair is tested or in `untested`.
 */
export const findShifts = (
  curves: readonly Curve[],
  factors: readonly string[],
  settings: ShiftSettings,
): { readonly shifts: readonly Shift[]; readonly untested: readonly UntestedPair[] } => {
  const listed = listComparisons(curves, factors);
  const untested = [...listed.untested];
  const ready: ReadyPair[] = [];
  for (const comparison of listed.comparisons) {
    const comparable = comparableScores(comparison);
    if (comparable.kind === 'comparable') ready.push({ comparison, comparable });
    else untested.push(refusal(comparison, comparable.reason, comparable.sentence));
  }
  const tested: TestedPair[] = [];
  for (const [key, pairs] of groupBy(ready, designKey)) {
    const [any] = pairs;
    if (any === undefined) continue;
    // One design at a time: its permutations are the only large thing here, and go with it.
    const design = shiftDesign(any.comparable.scores);
    const permutations = permutationsOf(design, key, settings);
    for (const { comparison, comparable } of pairs) {
      const model = shiftModel(design, comparable.scores, comparison.bounded);
      const test = omnibusTest(model, permutations);
      if (test !== null) tested.push({ comparison, comparable, model, test });
      else untested.push(refusal(comparison, 'confounded', apartInScale(comparison)));
    }
  }

  const q = benjaminiHochberg(tested.map(({ test }) => test.p));
  const shifts = tested.flatMap((pair, index) => {
    const corrected = q[index] ?? 1;
    if (corrected > shiftThresholds.falseDiscoveryRate) return [];
    const difference = fitDifference(pair.model, pair.test);
    if (difference === null) return [];
    const { comparison, comparable } = pair;
    const verdicts = comparable.settings.flatMap(({ curves: [first, second] }) => {
      const one = settings.verdicts?.get(first?.id ?? '');
      const other = settings.verdicts?.get(second?.id ?? '');
      return one === undefined || other === undefined ? [] : [[one, other] as const];
    });
    const evidence = { comparison, range: comparable.range, difference, verdicts };
    return describeShift(evidence, pair.test.p, corrected);
  });
  return { shifts: shifts.sort(byPlace), untested: untested.sort(byPlace) };
};

const byPlace = (a: Shift | UntestedPair, b: Shift | UntestedPair): number =>
  byCodeUnits(a.task, b.task) ||
  byCodeUnits(a.metric, b.metric) ||
  byCodeUnits(a.factor, b.factor) ||
  byCodeUnits(a.levels[0], b.levels[0]) ||
  byCodeUnits(a.levels[1], b.levels[1]);
