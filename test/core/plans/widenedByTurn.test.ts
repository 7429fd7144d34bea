import { describe, expect, it } from 'vitest';
import { metricSpace } from '../../../src/core/curves/metricSpace.ts';
import { widenedByTurn } from '../../../src/core/plans/widenedByTurn.ts';
import { aForecast, aTrend } from '../../support/fixtures.ts';

const gate = { resolution: 0.05, rangeWidth: 1 };
const range = metricSpace({ direction: 'higher', range: { lower: 0, upper: 1 }, floor: null }, []);
const narrow = aForecast({
  value: 0.6,
  lower: 0.58,
  upper: 0.62,
  lowerBound: 0.585,
  upperBound: 0.615,
  distanceRatio: 0.5,
});
const turned = (rise: number, fall: number, p: number) =>
  aTrend({ numbers: { rise, fall, riseP: p, fallP: p } });

describe('the forecast of a curve that has turned', () => {
  it('is never narrower than what it turned by, on either side', () => {
    const { lower, upper, lowerBound, upperBound, value } = widenedByTurn(
      narrow,
      turned(0.3, 0.12, 0.001),
      gate,
      range,
    );
    expect(value).toBe(0.6);
    for (const limit of [lower, lowerBound]) expect(limit).toBeCloseTo(0.48, 12);
    for (const limit of [upper, upperBound]) expect(limit).toBeCloseTo(0.72, 12);
  });

  it('is wider than the resolution even after a small turn, so that nothing passes on it', () => {
    const { lowerBound } = widenedByTurn(narrow, turned(0.1, 0.02, 0.001), gate, range);
    expect(0.6 - lowerBound).toBeGreaterThan(gate.resolution);
  });

  it('stays inside the range of the metric', () => {
    const low = { ...narrow, value: 0.05, lower: 0.03, lowerBound: 0.035 };
    expect(widenedByTurn(low, turned(0.3, 0.2, 0.001), gate, range).lower).toBe(0);
  });

  it.each([
    ['a rise alone', turned(0.3, 0, 0.001)],
    ['a fall that may be noise', aTrend({ numbers: { rise: 0.3, fall: 0.1, riseP: 0.001, fallP: 0.2 } })],
    ['a footnote of a fall', turned(0.5, 0.02, 0.001)],
    ['a trend too short to be tested', aTrend({ numbers: { runs: 5 } })],
  ])('stays as it is after %s', (_, trend) => {
    expect(widenedByTurn(narrow, trend, gate, range)).toEqual(narrow);
  });

  it('stays as it is inside the evidence', () => {
    const inside = { ...narrow, distanceRatio: 0 };
    expect(widenedByTurn(inside, turned(0.3, 0.12, 0.001), gate, range)).toEqual(inside);
  });
});
