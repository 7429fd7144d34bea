import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/core/forecasts/calibrate.ts';
import { costPerPoint } from '../../../src/core/forecasts/costPerPoint.ts';
import { aCurve, aPoint } from '../../support/fixtures.ts';

/** Twelve runs over four decades of compute, with 0.02 of score for each doubling. */
const slope = 0.02 / Math.log(2);
const curveOf = (score: (logFlops: number) => number, changes = {}) =>
  aCurve({
    axis: 'flops',
    chance: null,
    points: Array.from({ length: 12 }, (_, index) => {
      const position = Math.log(1e18) + (index * Math.log(1e4)) / 11;
      return aPoint(position, score(position - Math.log(1e18)), { scale: Math.exp(position) });
    }),
    ...changes,
  });
const costAt = (curve: ReturnType<typeof curveOf>, flops: number) =>
  costPerPoint(calibrate([curve]), curve, { position: Math.log(flops), flops });

describe('the cost of a point', () => {
  it('is half a doubling where a doubling gives two points', () => {
    const cost = costAt(
      curveOf((log) => 0.3 + slope * log),
      1e20,
    );
    expect(cost).toBeGreaterThan(Math.SQRT2 * 0.9);
    expect(cost).toBeLessThan(Math.SQRT2 * 1.1);
  });

  it('is measured in the metric’s own range', () => {
    const percent = curveOf((log) => 30 + 100 * slope * log, { range: { lower: 0, upper: 100 } });
    const fraction = curveOf((log) => 0.3 + slope * log);
    expect(costAt(percent, 1e22)).toBeCloseTo(costAt(fraction, 1e22) ?? 0, 6);
  });

  it('cannot be said where the score falls, or where the metric has no range', () => {
    expect(
      costAt(
        curveOf((log) => 0.7 - slope * log),
        1e22,
      ),
    ).toBeNull();
    expect(
      costAt(
        curveOf((log) => 0.3 + slope * log, { range: null }),
        1e22,
      ),
    ).toBeNull();
  });

  it('cannot be said below all observed scales', () => {
    expect(
      costAt(
        curveOf((log) => 0.3 + slope * log),
        1e15,
      ),
    ).toBeNull();
  });
});
