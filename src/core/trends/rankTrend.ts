import type { Design } from './design.ts';

/** Kendall's rank test over the curves of a group. */
export interface RankTrend {
  /** Each curve's score over its standard deviation; 0 where a curve cannot tell. */
  readonly byCurve: Float64Array;
  /** The curves together (Stouffer): sum / sqrt(curves that can tell). */
  readonly z: number;
}

/** By curve, for its runs in order of scale: the rank of each score among the different scores of the curve, from 1. */
export type ScoreRanks = readonly Int32Array[];

/** The ranks of all scores: they do not change from one resample of the runs to the next. */
export const scoreRanks = ({ representatives }: Design, score: Float64Array): ScoreRanks =>
  representatives.map((points) => {
    const scores = Array.from(points, (point) => score[point] ?? 0);
    const different = [...new Set(scores)].sort((a, b) => a - b);
    const rank = new Map(different.map((value, index) => [value, index + 1]));
    return Int32Array.from(scores, (value) => rank.get(value) ?? 0);
  });

/**
 * Kendall's test of score against scale, curve by curve, on the last point of every run; `times` is how often each run was
 * drawn. Ties in scale are counted in the variance (Kendall 1970, chapter 4); ties in score are not, which only makes
 * the test more careful. Normal approximation: at 8 runs it overstates p at the cut by a fifth.
 *
 * Pairs are counted by a tree of sums over the ranks of the scores (Fenwick 1994), in n log n steps.
 */
export const rankTrend = (design: Design, ranks: ScoreRanks, times: Float64Array): RankTrend => {
  const byCurve = new Float64Array(design.curves);
  let sum = 0;
  let able = 0;
  for (let c = 0; c < design.curves; c += 1) {
    const z = curveTrend(
      design,
      ranks[c] ?? new Int32Array(0),
      times,
      design.representatives[c] ?? new Int32Array(0),
    );
    byCurve[c] = z ?? 0;
    if (z === null) continue;
    sum += z;
    able += 1;
  }
  return { byCurve, z: able > 0 ? sum / Math.sqrt(able) : 0 };
};

/** One curve's score over its standard deviation; null where it has fewer than three runs, or no variance. */
const curveTrend = (
  { run, t }: Design,
  ranks: Int32Array,
  times: Float64Array,
  points: Int32Array,
): number | null => {
  const n = points.length;
  const drawn = new Float64Array(n);
  let count = 0;
  for (let k = 0; k < n; k += 1) {
    const often = times[run[points[k] ?? 0] ?? 0] ?? 0;
    if (!(often > 0)) continue;
    drawn[k] = often;
    count += often;
  }
  if (count < 3) return null;
  /** By rank of score, how often runs of smaller scale were drawn, as sums that `upTo` adds up. */
  const sums = new Float64Array(n + 1);
  const upTo = (rank: number): number => {
    let sum = 0;
    for (let at = rank; at > 0; at -= at & -at) sum += sums[at] ?? 0;
    return sum;
  };
  const add = (rank: number, often: number): void => {
    for (let at = rank; at <= n; at += at & -at) sums[at] = (sums[at] ?? 0) + often;
  };

  let statistic = 0;
  // Runs drawn twice are ties in scale and in score; equal scales are ties in scale alone.
  let pairsX = 0;
  let cubicX = 0;
  let tripleX = 0;
  let pairsY = 0;
  let cubicY = 0;
  let tripleY = 0;
  let tied = 0;
  let before = 0;
  /** The first of the runs that share the scale of the current one. */
  let first = 0;
  for (let b = 0; b < n; b += 1) {
    const often = drawn[b] ?? 0;
    const rank = ranks[b] ?? 0;
    if (often > 0) {
      statistic += often * (upTo(rank - 1) - (before - upTo(rank)));
      pairsY += often * (often - 1);
      cubicY += often * (often - 1) * (2 * often + 5);
      tripleY += often * (often - 1) * (often - 2);
      tied += often;
    }
    if (b + 1 < n && t[points[b + 1] ?? 0] === t[points[b] ?? 0]) continue;
    pairsX += tied * (tied - 1);
    cubicX += tied * (tied - 1) * (2 * tied + 5);
    tripleX += tied * (tied - 1) * (tied - 2);
    for (; first <= b; first += 1) if ((drawn[first] ?? 0) > 0) add(ranks[first] ?? 0, drawn[first] ?? 0);
    before += tied;
    tied = 0;
  }
  const pairs = count * (count - 1);
  const variance =
    (pairs * (2 * count + 5) - cubicX - cubicY) / 18 +
    (pairsX * pairsY) / (2 * pairs) +
    (tripleX * tripleY) / (9 * pairs * (count - 2));
  return variance > 0 ? statistic / Math.sqrt(variance) : null;
};
