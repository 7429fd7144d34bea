import { normalUpperTail } from './distributions.ts';
import { statisticLimits } from './limits.ts';

const { largestExactKendall: largestExact } = statisticLimits;

/** Kendall's rank correlation of pairs (x, y), tested against "no association". */
export interface KendallResult {
  readonly kind: 'tested';
  /** tau-b, -1 to 1. */
  readonly tau: number;
  /** Concordant less discordant pairs. */
  readonly score: number;
  /** Variance of the score under the null, ties counted. */
  readonly variance: number;
  /** score / sqrt(variance), without continuity correction. */
  readonly z: number;
  /** One-sided p: how often chance alone gives a score at least this high (a rise), or at least this low (a fall). */
  readonly pRise: number;
  readonly pFall: number;
  /** Whether the p-values count all orders of y, or use the normal approximation. */
  readonly exact: boolean;
}

export type KendallOutcome = KendallResult | { readonly kind: 'degenerate' };

const tieTerms = (values: ArrayLike<number>): { pairs: number; cubic: number; triple: number } => {
  const sorted = Float64Array.from(values).sort();
  const terms = { pairs: 0, cubic: 0, triple: 0 };
  let run = 1;
  for (let index = 1; index <= sorted.length; index += 1) {
    if (index < sorted.length && sorted[index] === sorted[index - 1]) {
      run += 1;
      continue;
    }
    terms.pairs += (run * (run - 1)) / 2;
    terms.cubic += run * (run - 1) * (2 * run + 5);
    terms.triple += run * (run - 1) * (run - 2);
    run = 1;
  }
  return terms;
};

/** How the orders of n different values share out over their numbers of inversions, 0 to n(n-1)/2 (Kendall 1938). */
export const inversionShares = (n: number): readonly number[] => {
  let shares: number[] = [1];
  for (let size = 2; size <= n; size += 1) {
    const next = new Array<number>(shares.length + size - 1).fill(0);
    for (let count = 0; count < shares.length; count += 1) {
      for (let more = 0; more < size; more += 1) {
        next[count + more] = (next[count + more] ?? 0) + (shares[count] ?? 0) / size;
      }
    }
    shares = next;
  }
  return shares;
};

/** Share of the orders with at least this many pairs in order; by symmetry, with at least this many inversions. */
const shareWithAtLeast = (n: number, pairs: number): number =>
  Math.min(
    1,
    inversionShares(n)
      .slice(Math.max(0, pairs))
      .reduce((sum, share) => sum + share, 0),
  );

/**
 * Kendall's tau-b and its one-sided tests. x and y are finite and of one length. Exact where nothing is tied and there are
 * at most 40 pairs, else normal with the variance for ties (Kendall 1970, chapter 4). Degenerate where all x or all y are
 * equal, or there are fewer than two pairs.
 */
export const kendallTau = (x: ArrayLike<number>, y: ArrayLike<number>): KendallOutcome => {
  const n = x.length;
  let score = 0;
  for (let i = 1; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      score += Math.sign((x[i] ?? 0) - (x[j] ?? 0)) * Math.sign((y[i] ?? 0) - (y[j] ?? 0));
    }
  }
  const tiesX = tieTerms(x);
  const tiesY = tieTerms(y);
  const pairs = (n * (n - 1)) / 2;
  if (n < 2 || tiesX.pairs === pairs || tiesY.pairs === pairs) return { kind: 'degenerate' };
  const tau = score / Math.sqrt((pairs - tiesX.pairs) * (pairs - tiesY.pairs));
  const variance =
    (n * (n - 1) * (2 * n + 5) - tiesX.cubic - tiesY.cubic) / 18 +
    (2 * tiesX.pairs * tiesY.pairs) / (n * (n - 1)) +
    (n > 2 ? (tiesX.triple * tiesY.triple) / (9 * n * (n - 1) * (n - 2)) : 0);
  const z = variance > 0 ? score / Math.sqrt(variance) : 0;
  const exact = n <= largestExact && tiesX.pairs === 0 && tiesY.pairs === 0;
  return {
    kind: 'tested',
    tau,
    score,
    variance,
    z,
    pRise: exact ? shareWithAtLeast(n, (pairs + score) / 2) : normalUpperTail(z),
    pFall: exact ? shareWithAtLeast(n, (pairs - score) / 2) : normalUpperTail(-z),
    exact,
  };
};
