import { describe, expect, it } from 'vitest';
import { quantile, sortedNumbers } from '../../src/core/stats/quantile.ts';
import { weightedQuantile } from '../../src/core/stats/weightedQuantile.ts';
import { readReference } from './readReference.ts';

const { cases } = readReference<{
  readonly cases: readonly {
    readonly values: readonly number[];
    readonly probabilities: readonly number[];
    readonly linear: readonly number[];
    readonly hazen: readonly number[];
  }[];
}>('quantiles');

describe('quantiles against NumPy', () => {
  it('interpolate between order statistics (type 7)', () => {
    for (const { values, probabilities, linear } of cases) {
      probabilities.forEach((p, index) => {
        expect(quantile(sortedNumbers(values), p)).toBeCloseTo(linear[index] ?? Number.NaN, 12);
      });
    }
  });

  it('with equal weights interpolate between midpoints (type 5)', () => {
    for (const { values, probabilities, hazen } of cases) {
      probabilities.forEach((p, index) => {
        const weights = values.map(() => 2.5);
        expect(weightedQuantile(sortedNumbers(values), weights, p)).toBeCloseTo(
          hazen[index] ?? Number.NaN,
          12,
        );
      });
    }
  });
});
