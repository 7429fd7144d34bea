import { describe, expect, it } from 'vitest';
import { weightedLeastSquares } from '../../../src/core/stats/weightedLeastSquares.ts';

const ones = (count: number): number[] => new Array<number>(count).fill(1);

const fitted = (...given: Parameters<typeof weightedLeastSquares>) => {
  const outcome = weightedLeastSquares(...given);
  if (outcome.kind !== 'fitted') throw new Error(outcome.reason);
  return outcome;
};

describe('weightedLeastSquares', () => {
  it('recovers a line at x = 1e8 + i, where raw sums are 12% off', () => {
    const x = Array.from({ length: 20 }, (_, i) => 1e8 + i);
    const { coefficients, rss, df } = fitted(
      [ones(20), x],
      x.map((value) => 3 + 2 * value),
    );
    expect(coefficients[0]).toBeCloseTo(3, 6);
    expect(coefficients[1]).toBeCloseTo(2, 12);
    expect(rss).toBeCloseTo(0, 12);
    expect(df).toBe(18);
  });

  it('reads a weight of 3 as three equal observations, but for the degrees of freedom', () => {
    const x = [1, 2, 4, 5, 7];
    const y = [1.1, 1.9, 4.3, 4.8, 7.4];
    const weighted = fitted([ones(5), x], y, [1, 3, 1, 1, 2]);
    const repeated = fitted([ones(8), [1, 2, 2, 2, 4, 5, 7, 7]], [1.1, 1.9, 1.9, 1.9, 4.3, 4.8, 7.4, 7.4]);
    weighted.coefficients.forEach((value, j) => {
      expect(value).toBeCloseTo(repeated.coefficients[j] ?? 0, 12);
      weighted.inverse[j]?.forEach((entry, k) => {
        expect(entry).toBeCloseTo(repeated.inverse[j]?.[k] ?? 0, 12);
      });
    });
    expect(weighted.rss).toBeCloseTo(repeated.rss, 12);
    expect([weighted.df, repeated.df]).toEqual([3, 6]);
  });

  it('gives the errors of the textbook for a line', () => {
    const x = [1, 2, 3, 4, 5];
    const y = [2.1, 3.9, 6.2, 7.8, 10.1];
    const { covariance, residualVariance, rss } = fitted([ones(5), x], y);
    // slope 1.99, sum of squares of x about its mean 10: var = s2 / 10, and s2 (1/5 + 9/10) for the intercept.
    expect(rss).toBeCloseTo(0.107, 10);
    expect(covariance?.[1]?.[1]).toBeCloseTo((residualVariance ?? 0) / 10, 12);
    expect(covariance?.[0]?.[0]).toBeCloseTo((residualVariance ?? 0) * 1.1, 12);
  });

  it('needs no constant among the columns', () => {
    const { coefficients, covariance } = fitted([[1, 2, 3]], [2, 4.1, 5.9]);
    expect(coefficients[0]).toBeCloseTo((2 + 8.2 + 17.7) / 14, 12);
    expect(covariance).not.toBeNull();
  });

  it('leaves out points of weight 0', () => {
    const { coefficients, df } = fitted([ones(4), [1, 2, 3, 9]], [1, 2, 3, 100], [1, 1, 1, 0]);
    expect(coefficients[1]).toBeCloseTo(1, 12);
    expect(df).toBe(1);
  });

  it('has no variance without degrees of freedom', () => {
    const { covariance, residualVariance } = fitted([ones(2), [1, 2]], [1, 3]);
    expect([covariance, residualVariance]).toEqual([null, null]);
  });

  it.each([
    [
      'columns that say the same',
      [ones(4), [1, 2, 3, 4], [2, 4, 6, 8]],
      [1, 2, 3, 4],
      undefined,
      'collinear',
    ],
    ['a second constant', [ones(3), [2, 2, 2]], [1, 2, 3], undefined, 'collinear'],
    ['fewer points than columns', [ones(1), [3]], [1], undefined, 'too-few-points'],
    ['no column', [], [1, 2], undefined, 'too-few-points'],
    ['a value that is not a number', [ones(3), [1, Number.NaN, 3]], [1, 2, 3], undefined, 'not-finite'],
    ['a negative weight', [ones(3), [1, 2, 3]], [1, 2, 3], [1, -1, 1], 'not-finite'],
  ] as const)('refuses %s', (_name, columns, y, weights, reason) => {
    expect(weightedLeastSquares(columns, y, weights)).toEqual({ kind: 'degenerate', reason });
  });
});
