/** What is known of a metric before any score is looked at. */
export interface MetricBounds {
  readonly direction: 'higher' | 'lower';
  /** Both ends of a bounded metric; null for one without an upper bound. */
  readonly range: { readonly lower: number; readonly upper: number } | null;
  /** What no score of an unbounded metric can be below, by the meaning of the metric; null where nobody says. */
  readonly floor: number | null;
}

/**
 * The numbers that a metric is judged, fitted, forecast, compared and limited in, and the way there and back. `lower` and `upper`
 * are what no score can leave, in the metric's unit; null where there is no such end.
 */
export interface MetricSpace {
  readonly kind: 'bounded' | 'logarithmic' | 'linear';
  readonly lower: number | null;
  readonly upper: number | null;
  /** A score as it is in the space. */
  into(score: number): number;
  /** A number of the space as a score; the exact inverse, but for rounding, and held between the ends. */
  from(value: number): number;
  /** Change of a score for a small change in the space, at that score: 1 where both are the same. */
  slopeAt(score: number): number;
}

const transforms = {
  linear: { into: (score: number) => score, from: (value: number) => value, slopeAt: () => 1 },
  logarithmic: { into: Math.log, from: Math.exp, slopeAt: (score: number) => score },
} as const;

const made = (
  kind: MetricSpace['kind'],
  lower: number | null,
  upper: number | null,
  { into, from, slopeAt }: Pick<MetricSpace, 'into' | 'from' | 'slopeAt'>,
): MetricSpace => ({
  kind,
  lower,
  upper,
  into,
  // Held inside the finite numbers too: far out a logarithm soon stands for more than there are.
  from: (value) => Math.min(upper ?? Number.MAX_VALUE, Math.max(lower ?? -Number.MAX_VALUE, from(value))),
  slopeAt,
});

/**
 * The space of a metric, over all of its scores on one task.
 *
 * - A bounded metric is read as it is, between its ends: what is fitted to it is held between them.
 * - A positive metric of which less is better (perplexity, loss, bits per byte) is read by its logarithm: its noise and its laws
 *   are relative, and no law leads to 0 or below. Where its name says nothing, scores that are all above 0 do.
 * - Any other is read as it is, and never goes below its floor where it has one (BLEU, ROUGE; an error rate that reaches 0).
 *
 * A floor that a score lies below is none: the evidence contradicts what the name says.
 */
export const metricSpace = (
  { direction, range, floor }: MetricBounds,
  scores: Iterable<number>,
): MetricSpace => {
  if (range !== null) return made('bounded', range.lower, range.upper, transforms.linear);
  let least = Number.POSITIVE_INFINITY;
  for (const score of scores) least = Math.min(least, score);
  const known = floor !== null && least >= floor ? floor : null;
  if (direction === 'lower' && least > 0 && least < Number.POSITIVE_INFINITY) {
    return made('logarithmic', known ?? 0, null, transforms.logarithmic);
  }
  return made('linear', known, null, transforms.linear);
};
