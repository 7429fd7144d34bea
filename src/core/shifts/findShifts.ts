import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Curve } from '../curves/curve.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import { randomSource, seedFor } from '../stats/randomSource.ts';
import { type ComparableScore, comparableScores } from './comparableScores.ts';
import type { ComparedSetting, Comparison } from './comparison.ts';
import { describeShift } from './describeShift.ts';
import { fitDifference } from './fittedDifference.ts';
import type { StableVerdict } from './kinds/shiftKindDetector.ts';
import { listComparisons } from './listComparisons.ts';
import { type OmnibusTest, omnibusTest } from './omnibusTest.ts';
import { permutedSigns } from './permutedSigns.ts';
import type { ScaleRange } from './scaleWords.ts';
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

/** A design with the label permutations drawn for it, shared by all tasks that were scored on the same runs. */
interface SharedDesign {
  readonly design: ShiftDesign;
  permutations(): readonly Float64Array[];
}

interface TestedPair {
  readonly comparison: Comparison;
  readonly settings: readonly ComparedSetting[];
  readonly range: ScaleRange;
  readonly model: ShiftModel;
  readonly test: OmnibusTest;
}

const designKey = (scores: readonly ComparableScore[]): string =>
  scores
    .map(({ setting, trainingRun, place, level }) => `${setting} ${level} ${place} ${trainingRun}`)
    .join('\n');

/** Seeded by the design itself, so that no other task, factor or order changes what is drawn. */
const shareDesign = (
  scores: readonly ComparableScore[],
  key: string,
  settings: ShiftSettings,
): SharedDesign => {
  const design = shiftDesign(scores);
  let drawn: readonly Float64Array[] | null = null;
  return {
    design,
    permutations: () => {
      if (drawn !== null) return drawn;
      const random = randomSource(seedFor(settings.seed, key));
      const signs = design.observations.map(({ sign }) => sign);
      const length = settings.permutations ?? shiftThresholds.permutations;
      drawn = Array.from({ length }, () => permutedSigns(design.units, signs, random));
      return drawn;
    },
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

/**
 * Finds where curves change across the levels of a factor. `curves` are all curves of the check on one scale axis,
 * `factors` the declared factors; every pair of levels is compared on every task and metric with the other factors equal.
 *
 * Where several settings of the other factors allow it they are pooled: each setting has an offset and a slope of its own,
 * and shares its bends and the difference between the levels with the others. So there is one test a pair, and its
 * answer is the difference on average over the settings.
 *
 * One curve for both levels is tested against one that differs by a constant, a line and the curve's own shape (F, its null scaled by
 * seeded permutations of the labels, by training run), on the range of scales that both levels share; the p-values of all
 * tasks, factors and pairs are corrected together (Benjamini & Hochberg 1995) at .01; and the difference must reach .01
 * of the metric's range somewhere. The kinds describe a rejected pair and come from the same fit.
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
  const tested: TestedPair[] = [];
  const designs = new Map<string, SharedDesign>();
  for (const comparison of listed.comparisons) {
    const comparable = comparableScores(comparison);
    if (comparable.kind === 'refused') {
      untested.push(refusal(comparison, comparable.reason, comparable.sentence));
      continue;
    }
    const { scores, range } = comparable;
    const key = designKey(scores);
    const shared = designs.get(key) ?? shareDesign(scores, key, settings);
    designs.set(key, shared);
    const model = shiftModel(shared.design, scores, comparison.bounded);
    const test = omnibusTest(model, shared.permutations);
    if (test === null) {
      const [first, second] = comparison.levels;
      const sentence = `Inside the range that both cover, ${first} and ${second} were run at different scales only, so the factor cannot be told from scale.`;
      untested.push(refusal(comparison, 'confounded', sentence));
      continue;
    }
    tested.push({ comparison, settings: comparable.settings, range, model, test });
  }

  const q = benjaminiHochberg(tested.map(({ test }) => test.p));
  const shifts = tested.flatMap((pair, index) => {
    const corrected = q[index] ?? 1;
    if (corrected > shiftThresholds.falseDiscoveryRate) return [];
    const difference = fitDifference(pair.model, pair.test);
    if (difference === null) return [];
    const verdicts = pair.settings.flatMap(({ first, second }) => {
      const one = settings.verdicts?.get(first.id);
      const other = settings.verdicts?.get(second.id);
      return one === undefined || other === undefined ? [] : [[one, other] as const];
    });
    const { comparison, range } = pair;
    return describeShift({ comparison, range, difference, verdicts }, pair.test.p, corrected);
  });
  return { shifts: shifts.sort(byPlace), untested: untested.sort(byPlace) };
};

const byPlace = (a: Shift | UntestedPair, b: Shift | UntestedPair): number =>
  byCodeUnits(a.task, b.task) ||
  byCodeUnits(a.metric, b.metric) ||
  byCodeUnits(a.factor, b.factor) ||
  byCodeUnits(a.levels[0], b.levels[0]) ||
  byCodeUnits(a.levels[1], b.levels[1]);
