import type { Contrast } from './fittedDifference.ts';
import { shiftLimits } from './limits.ts';

/** How far the second level is ahead of the first at one loss. */
export interface LossLead {
  readonly corpus: string;
  /** Above 0 where the second level is better; in units of the metric's range. */
  readonly lead: Contrast;
  /** Two-sided p of "neither leads". */
  readonly p: number;
  /** The losses that both levels share, ascending. */
  readonly range: readonly [number, number];
}

/** The two sides of a flip: where the first level leads most surely, and where the second does. */
export type FlipSides = readonly [LossLead, LossLead];

const surest = (leads: readonly LossLead[], sign: 1 | -1): LossLead | null => {
  let best: LossLead | null = null;
  for (const one of leads) {
    if (sign * one.lead.value >= shiftLimits.effect && (best === null || one.p < best.p)) best = one;
  }
  return best;
};

/** Null where one of the levels leads nowhere by .01 of the metric's range. */
export const flipSides = (leads: readonly LossLead[]): FlipSides | null => {
  const first = surest(leads, -1);
  const second = surest(leads, 1);
  return first === null || second === null ? null : [first, second];
};

/**
 * p of "one level leads at every loss, or neither does", by the intersection-union principle (Berger 1982): rejected only
 * where each level leads somewhere, so it is the larger p of the two sides. Each side is one-sided, and Bonferroni over the
 * `losses` that it was picked from. Valid however the losses hang together, as losses of the same runs do.
 */
export const intersectionUnion = (sides: FlipSides, losses: number): number =>
  Math.min(1, Math.max(...sides.map(({ p }) => (losses * p) / 2)));
