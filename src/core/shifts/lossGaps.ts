import { groupBy } from '../collections/groupBy.ts';
import { positionOf, type ScaleAxis } from '../records/scaleAxis.ts';
import { arrange, type PlaceOf, scoresOf } from './arrangement.ts';
import { averageGap } from './averageGap.ts';
import type { Comparison } from './comparison.ts';
import type { Contrast } from './fittedDifference.ts';
import { labelPermutations, type PermutationSettings } from './labelPermutations.ts';
import type { UntestedReason } from './shift.ts';
import { shiftDesign } from './shiftDesign.ts';
import { shiftModel } from './shiftModel.ts';

/** The validation losses of each run by corpus, in nats. */
export type LossesOfRuns = ReadonlyMap<string, { readonly losses: Readonly<Record<string, number>> }>;

/** How two levels stand to each other when their scores are read against one validation loss. */
export type LossGap =
  | {
      readonly kind: 'gap';
      readonly corpus: string;
      /** Second level less first at equal loss, on average; in units of the metric's range. */
      readonly gap: Contrast;
      /** Two-sided. */
      readonly p: number;
      /** The losses that both levels share, ascending. */
      readonly range: readonly [number, number];
    }
  | {
      readonly kind: 'refused';
      readonly corpus: string;
      readonly reason: UntestedReason;
      readonly sentence: string;
    }
  /** The same runs stand at both levels, so that both have the same losses, and no loss can turn their order. */
  | { readonly kind: 'same-runs' };

/** A comparison, and what is equal for comparisons of the same levels scored on the same runs. */
export interface KeyedComparison {
  readonly comparison: Comparison;
  readonly key: string;
}

const alongLoss = (corpus: string): LossGap => ({
  kind: 'refused',
  corpus,
  reason: 'confounded',
  sentence: 'The levels were run at different losses only.',
});

/**
 * The gaps of these comparisons on one loss column: the same scores, each at its run's loss on that corpus; runs without
 * one take no part. With settings the null of each gap comes from permutations of the labels; with null it is Student's, which
 * is quicker and never the larger p.
 */
export const gapsOnLoss = (
  comparisons: readonly KeyedComparison[],
  corpus: string,
  runs: LossesOfRuns,
  settings: PermutationSettings | null,
): ReadonlyMap<Comparison, LossGap> => {
  const axis: ScaleAxis = `loss:${corpus}`;
  const placeOf: PlaceOf = ({ run }) => {
    const scale = runs.get(run)?.losses[corpus];
    return scale === undefined ? null : { scale, position: positionOf(axis, scale) };
  };
  const gaps = new Map<Comparison, LossGap>();
  for (const group of groupBy(comparisons, (one) => one.key).values()) {
    const [any] = group;
    if (any === undefined) continue;
    const arrangement = arrange(any.comparison, axis, placeOf);
    if (arrangement.kind === 'refused') {
      for (const { comparison } of group) gaps.set(comparison, { ...arrangement, corpus });
      continue;
    }
    const design = shiftDesign(arrangement.points);
    const permutations = settings === null ? null : labelPermutations(design, settings);
    for (const { comparison } of group) {
      if (design.paired) {
        gaps.set(comparison, { kind: 'same-runs' });
        continue;
      }
      const model = shiftModel(design, scoresOf(comparison, arrangement), comparison.bounded);
      const found = averageGap(model);
      if (found === null) gaps.set(comparison, alongLoss(corpus));
      else {
        const p = permutations === null ? found.p : found.scaledP(permutations());
        gaps.set(comparison, { kind: 'gap', corpus, gap: found.gap, p, range: arrangement.range });
      }
    }
  }
  return gaps;
};
