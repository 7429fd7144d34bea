import { describe, expect, it } from 'vitest';
import { inversionShares, kendallTau } from '../../../src/core/stats/kendallTau.ts';
import { pooledKendall } from '../../../src/core/stats/pooledKendall.ts';

const tested = (x: readonly number[], y: readonly number[]) => {
  const outcome = kendallTau(x, y);
  if (outcome.kind !== 'tested') throw new Error('degenerate');
  return outcome;
};

// Reference values: scipy.stats.kendalltau of SciPy 1.17.1, alternative='greater'.
describe('kendallTau', () => {
  it('is exact without ties', () => {
    const result = tested([1, 2, 3, 4, 5, 6], [1, 3, 2, 5, 4, 6]);
    expect(result.exact).toBe(true);
    expect(result.tau).toBeCloseTo(0.7333333333333333, 12);
    expect(result.pRise).toBeCloseTo(0.027777777777777776, 12);
    expect(result.pRise + result.pFall).toBeGreaterThan(1);
  });

  it('counts ties in the variance', () => {
    const result = tested([1, 2, 3, 4, 4, 6], [1, 3, 2, 5, 5, 6]);
    expect(result.exact).toBe(false);
    expect(result.tau).toBeCloseTo(0.8571428571428572, 12);
    expect(result.pRise).toBeCloseTo(0.009758740591088874, 10);
  });

  it('has nothing to say of one pair or of equal values', () => {
    expect(kendallTau([1], [2]).kind).toBe('degenerate');
    expect(kendallTau([1, 2, 3], [5, 5, 5]).kind).toBe('degenerate');
    expect(kendallTau([4, 4, 4], [1, 2, 3]).kind).toBe('degenerate');
  });

  it('knows that 4 runs in order happen by chance once in 24', () => {
    expect(tested([1, 2, 3, 4], [1, 2, 3, 4]).pRise).toBeCloseTo(1 / 24, 12);
    expect(inversionShares(4).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

describe('pooledKendall', () => {
  it('adds up samples exactly: two times three in order is one chance in 36', () => {
    const sample = { x: [1, 2, 3], y: [4, 5, 6] };
    expect(pooledKendall([sample, sample])).toMatchObject({ rising: 6, falling: 0, exact: true });
    expect(pooledKendall([sample, sample])?.pRise).toBeCloseTo(1 / 36, 12);
    expect(pooledKendall([sample])?.pRise).toBeCloseTo(1 / 6, 12);
  });

  it('uses the normal approximation where there are ties', () => {
    const result = pooledKendall([{ x: [1, 2, 2, 3], y: [1, 2, 3, 4] }]);
    expect(result?.exact).toBe(false);
    expect(result?.pRise).toBeLessThan(0.1);
  });

  it('is null where nobody can tell', () => {
    expect(pooledKendall([{ x: [1, 1], y: [1, 2] }])).toBeNull();
    expect(pooledKendall([])).toBeNull();
  });
});
