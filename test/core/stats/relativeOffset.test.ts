import { describe, expect, it } from 'vitest';
import { relativeOffset } from '../../../src/core/stats/relativeOffset.ts';
import { weightedLeastSquares } from '../../../src/core/stats/weightedLeastSquares.ts';

/** The offset of a mean that is `off` away from the mean of y. */
const offsetOfMean = (y: readonly number[], off: number): number => {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const tangent = weightedLeastSquares(
    [y.map(() => 1)],
    y.map((value) => value - mean - off),
  );
  if (tangent.kind !== 'fitted') throw new Error(tangent.reason);
  return relativeOffset(
    tangent.fitted.reduce((sum, value) => sum + value * value, 0),
    tangent,
  );
};

describe('relativeOffset', () => {
  it('is the distance from the minimum in standard errors', () => {
    const y = [0.1, 0.4, 0.2, 0.9];
    const mean = 0.4;
    const se = Math.sqrt(y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3 / 4);
    expect(offsetOfMean(y, 0.3 * se)).toBeCloseTo(0.3, 12);
    expect(offsetOfMean(y, 0)).toBeLessThan(1e-12);
  });

  it('is infinite where nothing else is left unexplained', () => {
    expect(offsetOfMean([0.4], 0.1)).toBe(Number.POSITIVE_INFINITY);
    expect(offsetOfMean([0.4], 0)).toBe(0);
  });
});
