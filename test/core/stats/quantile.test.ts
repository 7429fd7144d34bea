import { describe, expect, it } from 'vitest';
import { median, quantile, sortedNumbers } from '../../../src/core/stats/quantile.ts';
import { weightedQuantile } from '../../../src/core/stats/weightedQuantile.ts';

describe('quantile', () => {
  it("is R's type 7", () => {
    // R 4: quantile(c(1, 3, 4, 9), c(.1, .5, .9))
    const sorted = sortedNumbers([4, 1, 9, 3]);
    expect(quantile(sorted, 0.1)).toBeCloseTo(1.6, 12);
    expect(quantile(sorted, 0.5)).toBeCloseTo(3.5, 12);
    expect(quantile(sorted, 0.9)).toBeCloseTo(7.5, 12);
    expect([quantile(sorted, 0), quantile(sorted, 1), quantile(sorted, 2)]).toEqual([1, 9, 9]);
    expect(median([5, 1, 2])).toBe(2);
  });
});

describe('weightedQuantile', () => {
  it('is type 5 for equal weights', () => {
    // numpy.quantile([1, 3, 4, 9], [.25, .5, .9], method='hazen')
    const of = (p: number) => weightedQuantile([1, 3, 4, 9], [2, 2, 2, 2], p);
    expect([of(0.25), of(0.5)]).toEqual([2, 3.5]);
    expect(of(0.9)).toBe(9);
  });

  it('moves towards heavy values and ignores those without weight', () => {
    expect(weightedQuantile([1, 2, 100], [1, 9, 0], 0.5)).toBeGreaterThan(1.5);
    expect(weightedQuantile([1, 2, 100], [1, 1, 0], 0.99)).toBe(2);
    expect(weightedQuantile([7], [3], 0.2)).toBe(7);
  });
});
