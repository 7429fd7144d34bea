import { describe, expect, it } from 'vitest';
import type { Forecast } from '../../../src/core/forecasts/forecast.ts';
import { strongestThreshold } from '../../../src/core/forecasts/strongestThreshold.ts';

const forecast = (lowerBound: number, upperBound: number, half = 0.06): Forecast => ({
  value: (lowerBound + upperBound) / 2,
  lower: (lowerBound + upperBound) / 2 - half,
  upper: (lowerBound + upperBound) / 2 + half,
  level: 0.9,
  lowerBound,
  upperBound,
  route: 'direct',
  laws: { logistic: 1 },
  routes: [],
  calibration: 'full',
  calibrationGap: null,
  distanceRatio: 0.5,
  extrapolation: { ratio: 4, axis: 'flops', inside: false },
  backtest: { folds: 100, coverage: 0.9, meanAbsoluteError: 0.02 },
});

describe('strongestThreshold', () => {
  it.each([
    [0.70349, 0.60012, 0.06, 'min', 0.703],
    [0.7, 0.6, 0.06, 'min', 0.7],
    [0.69999999, 0.6, 0.06, 'min', 0.699],
    [0.6, 0.70012, 0.06, 'max', 0.701],
    [0.6, 0.7, 0.06, 'max', 0.7],
    [0.70349, 0.8, 0.004, 'min', 0.7034],
    [1234.5, 1300, 60, 'min', 1234],
    [-0.0312, 0, 0.02, 'min', -0.032],
    [0, 0.0001, 0, 'max', 0.0001],
  ] as const)(
    'of bounds %f and %f with half width %f gives for %s: %f',
    (one, other, half, side, expected) => {
      expect(strongestThreshold(forecast(side === 'min' ? one : one, other, half), side)).toBe(expected);
    },
  );

  it('is never on the unsafe side of the bound, nor further from it than a tenth of the interval', () => {
    for (let step = 0; step < 500; step += 1) {
      const bound = 0.2 + step * 0.001237;
      const half = 0.001 + ((step * 37) % 100) / 500;
      const low = strongestThreshold(forecast(bound, bound + half, half), 'min');
      const high = strongestThreshold(forecast(bound - half, bound, half), 'max');
      expect(low <= bound && bound - low <= 0.1 * half).toBe(true);
      expect(high >= bound && high - bound <= 0.1 * half).toBe(true);
    }
  });
});
