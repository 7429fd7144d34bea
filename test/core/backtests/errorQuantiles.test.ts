import { describe, expect, it } from 'vitest';
import {
  errorQuantiles,
  quantileGuard,
  type StandardisedError,
} from '../../../src/core/backtests/errorQuantiles.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { weightedQuantile } from '../../../src/core/stats/weightedQuantile.ts';

const random = randomSource(11);
const errors: readonly StandardisedError[] = Array.from({ length: 300 }, (_, index) => ({
  value: random.normal() + (index % 6) * 0.1,
  weight: 0.1 + random.next(),
  task: `task ${index % 6}`,
  hiddenRun: `run ${index % 5}`,
}));

const oracle = (kept: readonly StandardisedError[], p: number): number => {
  const sorted = kept.toSorted((a, b) => a.value - b.value);
  const [values, weights] = [sorted.map(({ value }) => value), sorted.map(({ weight }) => weight)];
  return weightedQuantile(values, weights, p) ?? Number.NaN;
};

describe('errorQuantiles', () => {
  const quantiles = errorQuantiles(errors);

  it.each([0.01, 0.05, 0.1, 0.5, 0.9, 0.95])('gives the weighted %f-quantile, with or without a run', (p) => {
    expect(quantiles.at(p)).toBeCloseTo(oracle(errors, p), 12);
    const without = errors.filter(({ hiddenRun }) => hiddenRun !== 'run 3');
    expect(quantiles.at(p, 'run 3')).toBeCloseTo(oracle(without, p), 12);
  });

  it('takes the standard error by leaving out whole tasks', () => {
    const left = [0, 1, 2, 3, 4, 5].map((task) =>
      oracle(
        errors.filter((error) => error.task !== `task ${task}`),
        0.05,
      ),
    );
    const mean = left.reduce((sum, value) => sum + value, 0) / 6;
    const squares = left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    expect(quantiles.standardError(0.05)).toBeCloseTo(Math.sqrt((5 / 6) * squares), 12);
    expect(quantileGuard(quantiles, 0.05)).toBeCloseTo(0.7 * Math.sqrt((5 / 6) * squares), 12);
  });

  it('does not depend on the order of errors', () => {
    const reversed = errorQuantiles(errors.toReversed());
    expect(reversed.at(0.05)).toBe(quantiles.at(0.05));
    expect(reversed.hiddenRuns).toEqual(quantiles.hiddenRuns);
  });

  it('has no quantile of nothing, and no guard for one task', () => {
    expect(errorQuantiles([]).at(0.05)).toBeNull();
    const one = errorQuantiles(errors.filter(({ task }) => task === 'task 1'));
    expect(one.standardError(0.05)).toBeNull();
    expect(quantileGuard(one, 0.05)).toBe(0);
    const oneRun = errorQuantiles(errors.filter(({ hiddenRun }) => hiddenRun === 'run 1'));
    expect(oneRun.at(0.05, 'run 1')).toBeNull();
  });
});
