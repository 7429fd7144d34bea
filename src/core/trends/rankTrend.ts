import type { Design } from './design.ts';

/** Kendall's rank test over the curves of a group. */
export interface RankTrend {
  /** Each curve's score over its standard deviation; 0 where a curve cannot tell. */
  readonly byCurve: Float64Array;
  /** The curves together (Stouffer): sum / sqrt(curves that can tell). */
  readonly z: number;
}

/** By curve, for its runs in order of scale: 1 where the pair (row, column) rises, -1 where it falls, 0 where it is tied. */
export type PairSigns = readonly Int8Array[];

/** The signs of all pairs: they do not change from one resample of the runs to the next. */
export const pairSigns = ({ representatives, t }: Design, score: Float64Array): PairSigns =>
  representatives.map((points) => {
    const n = points.length;
    const signs = new Int8Array(n * n);
    for (let b = 1; b < n; b += 1) {
      const here = points[b] ?? 0;
      for (let a = 0; a < b; a += 1) {
        const other = points[a] ?? 0;
        if (t[other] !== t[here]) signs[b * n + a] = Math.sign((score[here] ?? 0) - (score[other] ?? 0));
      }
    }
    return signs;
  });

/**
 * Kendall's test of score against scale, curve by curve, on the last point of every run; `times` is how often each run was
 * drawn. Ties in scale are counted in the variance (Kendall 1970, chapter 4); ties in score are not, which only makes
 * the test more careful. Normal approximation: at 8 runs it overstates p at the cut by a fifth.
 */
export const rankTrend = (design: Design, signs: PairSigns, times: Float64Array): RankTrend => {
  const byCurve = new Float64Array(design.curves);
  let sum = 0;
  let able = 0;
  for (let c = 0; c < design.curves; c += 1) {
    const z = curveTrend(
      design,
      signs[c] ?? new Int8Array(0),
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
  signs: Int8Array,
  times: Float64Array,
  points: Int32Array,
): number | null => {
  const n = points.length;
  const drawn = new Float64Array(n);
  /** Places of those that were drawn at all. */
  const taken = new Int32Array(n);
  let different = 0;
  let count = 0;
  for (let k = 0; k < n; k += 1) {
    const often = times[run[points[k] ?? 0] ?? 0] ?? 0;
    if (!(often > 0)) continue;
    drawn[k] = often;
    taken[different] = k;
    different += 1;
    count += often;
  }
  if (count < 3) return null;

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
  for (let b = 0; b < n; b += 1) {
    const often = drawn[b] ?? 0;
    if (often > 0) {
      let balance = 0;
      const row = b * n;
      for (let earlier = 0; earlier < before; earlier += 1) {
        const a = taken[earlier] ?? 0;
        balance += (signs[row + a] ?? 0) * (drawn[a] ?? 0);
      }
      before += 1;
      statistic += often * balance;
      pairsY += often * (often - 1);
      cubicY += often * (often - 1) * (2 * often + 5);
      tripleY += often * (often - 1) * (often - 2);
      tied += often;
    }
    if (b + 1 < n && t[points[b + 1] ?? 0] === t[points[b] ?? 0]) continue;
    pairsX += tied * (tied - 1);
    cubicX += tied * (tied - 1) * (2 * tied + 5);
    tripleX += tied * (tied - 1) * (tied - 2);
    tied = 0;
  }
  const pairs = count * (count - 1);
  const variance =
    (pairs * (2 * count + 5) - cubicX - cubicY) / 18 +
    (pairsX * pairsY) / (2 * pairs) +
    (tripleX * tripleY) / (9 * pairs * (count - 2));
  return variance > 0 ? statistic / Math.sqrt(variance) : null;
};
