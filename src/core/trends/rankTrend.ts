import type { Design } from './design.ts';
import type { WeightedScores } from './meanFunctions.ts';

/** Kendall's rank test over the curves of a group. */
export interface RankTrend {
  /** Each curve's score over its standard deviation; 0 where a curve cannot tell. */
  readonly byCurve: Float64Array;
  /** The curves together (Stouffer): sum / sqrt(curves that can tell). */
  readonly z: number;
}

/**
 * Kendall's test of score against scale, curve by curve, on the last point of every run; `times` is how often each run was
 * drawn. Ties in scale are counted in the variance (Kendall 1970, chapter 4); ties in score are not, which only makes
 * the test more careful. Normal approximation: at 8 runs it overstates p at the cut by a fifth.
 */
export const rankTrend = (data: WeightedScores, times: Float64Array): RankTrend => {
  const { design, score } = data;
  const byCurve = new Float64Array(design.curves);
  let sum = 0;
  let able = 0;
  for (let c = 0; c < design.curves; c += 1) {
    const z = curveTrend(design, score, times, design.representatives[c] ?? new Int32Array(0));
    byCurve[c] = z ?? 0;
    if (z === null) continue;
    sum += z;
    able += 1;
  }
  return { byCurve, z: able > 0 ? sum / Math.sqrt(able) : 0 };
};

/** One curve's score over its standard deviation; null where it has fewer than three runs, or no variance. */
const curveTrend = (
  design: Design,
  score: Float64Array,
  times: Float64Array,
  points: Int32Array,
): number | null => {
  const at = new Float64Array(points.length);
  const value = new Float64Array(points.length);
  const drawn = new Float64Array(points.length);
  let present = 0;
  let count = 0;
  for (let k = 0; k < points.length; k += 1) {
    const i = points[k] ?? 0;
    const often = times[design.run[i] ?? 0] ?? 0;
    if (often === 0) continue;
    at[present] = design.t[i] ?? 0;
    value[present] = score[i] ?? 0;
    drawn[present] = often;
    present += 1;
    count += often;
  }
  if (count < 3) return null;

  let statistic = 0;
  for (let b = 1; b < present; b += 1) {
    const here = at[b] ?? 0;
    const own = value[b] ?? 0;
    let signs = 0;
    for (let a = 0; a < b; a += 1) {
      const other = value[a] ?? 0;
      // Points stand in order of scale, so that a pair is in order, against it, or tied.
      if (other === own || (at[a] ?? 0) === here) continue;
      signs += other < own ? (drawn[a] ?? 0) : -(drawn[a] ?? 0);
    }
    statistic += (drawn[b] ?? 0) * signs;
  }

  // Runs drawn twice are ties in scale and in score; equal scales are ties in scale alone.
  let pairsX = 0;
  let cubicX = 0;
  let tripleX = 0;
  let pairsY = 0;
  let cubicY = 0;
  let tripleY = 0;
  let tied = 0;
  for (let k = 0; k < present; k += 1) {
    const often = drawn[k] ?? 0;
    pairsY += often * (often - 1);
    cubicY += often * (often - 1) * (2 * often + 5);
    tripleY += often * (often - 1) * (often - 2);
    tied += often;
    if (k + 1 < present && at[k + 1] === at[k]) continue;
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
