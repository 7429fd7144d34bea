import { normalUpperTail } from './distributions.ts';
import { inversionShares, kendallTau } from './kendallTau.ts';

/** Kendall's test over several independent samples: their scores are added. */
export interface PooledKendall {
  /** Pairs in which y goes up with x, and in which it goes down. */
  readonly rising: number;
  readonly falling: number;
  readonly pRise: number;
  readonly pFall: number;
  readonly exact: boolean;
}

export interface Sample {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * One-sided p-values for "y goes up with x" and "down" over samples that share a direction but no level. Exact, by
 * convolution of the samples' null distributions, where each is (no ties, at most 40 pairs); else normal. Null
 * where no sample can tell.
 */
export const pooledKendall = (samples: readonly Sample[]): PooledKendall | null => {
  const tested = samples.flatMap(({ x, y }) => {
    const result = kendallTau(x, y);
    return result.kind === 'tested' ? [{ ...result, n: x.length }] : [];
  });
  if (tested.length === 0) return null;
  const score = tested.reduce((sum, one) => sum + one.score, 0);
  const { rising, falling } = samples
    .map(countPairs)
    .reduce((sum, one) => ({ rising: sum.rising + one.rising, falling: sum.falling + one.falling }), {
      rising: 0,
      falling: 0,
    });
  if (!tested.every((one) => one.exact)) {
    const z = score / Math.sqrt(tested.reduce((sum, one) => sum + one.variance, 0));
    return { rising, falling, pRise: normalUpperTail(z), pFall: normalUpperTail(-z), exact: false };
  }
  const shares = tested.reduce<readonly number[]>((all, { n }) => convolve(all, inversionShares(n)), [1]);
  const atLeast = (count: number): number =>
    Math.min(
      1,
      shares.slice(count).reduce((sum, share) => sum + share, 0),
    );
  return { rising, falling, pRise: atLeast(rising), pFall: atLeast(falling), exact: true };
};

const countPairs = ({ x, y }: Sample): { rising: number; falling: number } => {
  const pairs = { rising: 0, falling: 0 };
  for (let i = 1; i < x.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const sign = Math.sign((x[i] ?? 0) - (x[j] ?? 0)) * Math.sign((y[i] ?? 0) - (y[j] ?? 0));
      if (sign > 0) pairs.rising += 1;
      if (sign < 0) pairs.falling += 1;
    }
  }
  return pairs;
};

const convolve = (first: readonly number[], second: readonly number[]): readonly number[] => {
  const sums = new Array<number>(first.length + second.length - 1).fill(0);
  first.forEach((a, i) => {
    second.forEach((b, j) => {
      sums[i + j] = (sums[i + j] ?? 0) + a * b;
    });
  });
  return sums;
};
