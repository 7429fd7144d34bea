import { fUpperTail } from './distributions.ts';
import { statisticLimits } from './limits.ts';
import { quantile, sortedNumbers } from './quantile.ts';

const { permutedShareFrom: readFromPermutationsAbove, fewestDegreesOfF: fewestDegrees } = statisticLimits;

/** An F test whose null distribution was taken from permutations of the labels. */
export interface PermutationScaledF {
  readonly p: number;
  /** How much larger F is by chance here than Fisher's distribution says; at least 1. Errors grow by its square root. */
  readonly scale: number;
  /** Degrees of freedom of the denominator that give the tail seen, at most those asked for. */
  readonly df2: number;
}

/**
 * P(F >= observed), by F(df1, df2) stretched to what label permutations gave: the scale matches their mean, the denominator's
 * degrees of freedom their 95% point. Never more optimistic than Fisher's own table. Small p need few permutations this
 * way; where the permutations' own share p = (1 + number >= observed) / (1 + number) exceeds .02 it is used itself.
 *
 * For precise observations of which a few have leverage, or that hang together, Fisher's p is too small: this mends it.
 * `permuted` holds finite values; empty, the answer is Fisher's. df1 >= 1, df2 >= 1.
 */
export const permutationScaledF = (
  observed: number,
  permuted: ArrayLike<number>,
  df1: number,
  df2: number,
): PermutationScaledF => {
  if (permuted.length === 0) return { p: fUpperTail(observed, df1, df2), scale: 1, df2 };
  const sorted = sortedNumbers(permuted);
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const expected = df2 > 2 ? df2 / (df2 - 2) : mean;
  const scale = expected > 0 ? Math.max(1, mean / expected) : 1;
  const high = quantile(sorted, 0.95) / scale;
  let fitted = df2;
  if (fUpperTail(high, df1, df2) < 0.05) {
    // The tail probability of a given F falls as df2 grows, so the df2 that gives 5% lies below the one asked for.
    let low = Math.min(fewestDegrees, df2);
    for (let step = 0; step < 40; step += 1) {
      const middle = (low + fitted) / 2;
      if (fUpperTail(high, df1, middle) < 0.05) fitted = middle;
      else low = middle;
    }
  }
  const reached = sorted.reduce((count, value) => count + (value >= observed ? 1 : 0), 0);
  const share = (1 + reached) / (1 + sorted.length);
  const p = share > readFromPermutationsAbove ? share : fUpperTail(observed / scale, df1, fitted);
  return { p, scale, df2: fitted };
};
