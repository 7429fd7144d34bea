import { describe, expect, it } from 'vitest';
import { differenceForecast } from '../../../src/core/forecasts/differenceForecast.ts';
import { aForecast } from '../../support/fixtures.ts';

const unit = { lower: 0, upper: 1 };
const first = aForecast({ value: 0.7, lower: 0.67, upper: 0.74, lowerBound: 0.68, upperBound: 0.73 });
const second = aForecast({ value: 0.6, lower: 0.52, upper: 0.64, lowerBound: 0.54, upperBound: 0.63 });

describe('the forecast of a difference', () => {
  it('adds independent errors: that of one side down with that of the other up', () => {
    const { value, lower, upper, lowerBound } = differenceForecast(first, second, unit);
    expect(value).toBeCloseTo(0.1, 12);
    expect(lower).toBeCloseTo(0.1 - Math.sqrt(0.03 ** 2 + 0.04 ** 2), 12);
    expect(upper).toBeCloseTo(0.1 + Math.sqrt(0.04 ** 2 + 0.08 ** 2), 12);
    expect(lowerBound).toBeCloseTo(0.1 - Math.sqrt(0.02 ** 2 + 0.03 ** 2), 12);
  });

  it('is its own mirror image when the sides change places', () => {
    const there = differenceForecast(first, second, unit);
    const back = differenceForecast(second, first, unit);
    expect([-back.value, -back.upper, -back.lower]).toEqual([there.value, there.lower, there.upper]);
  });

  it('stays within what a difference can be', () => {
    const high = aForecast({ value: 0.99, lower: 0.9, upper: 1 });
    const low = aForecast({ value: 0.01, lower: 0, upper: 0.1 });
    expect(differenceForecast(high, low, unit).upper).toBeLessThanOrEqual(1);
  });

  it('knows no more than the side that is known less', () => {
    const far = aForecast({
      calibration: 'none',
      calibrationGap: 'no backtest',
      distanceRatio: 2,
      extrapolation: { ratio: 30, axis: 'flops', inside: false },
      backtest: { folds: 3, coverage: null, meanAbsoluteError: 0.03 },
    });
    expect(differenceForecast(aForecast(), far, unit)).toMatchObject({
      calibration: 'none',
      calibrationGap: 'no backtest',
      distanceRatio: 2,
      extrapolation: { ratio: 30, inside: false },
      backtest: { folds: 3, coverage: null },
    });
  });
});
