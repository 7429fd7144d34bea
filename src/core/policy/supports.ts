import type { Forecast } from '../forecasts/forecast.ts';
import type { Expectation } from '../plans/claim.ts';

/**
 * The limits that an expectation has to leave room for: of a one-sided one its one-sided limit, of a range the central
 * interval, since both of its ends have to hold at once at the claim's confidence.
 */
export const limitsFor = (forecast: Forecast, { min, max }: Expectation) =>
  min !== null && max !== null
    ? { lower: forecast.lower, upper: forecast.upper }
    : { lower: forecast.lowerBound, upper: forecast.upperBound };

/** Whether the forecast's limits meet every side of the expectation. */
export const supports = (forecast: Forecast, expect: Expectation): boolean => {
  const { lower, upper } = limitsFor(forecast, expect);
  return (expect.min === null || lower >= expect.min) && (expect.max === null || upper <= expect.max);
};

/** Whether a one-sided limit speaks against a side of the expectation: to miss one end of a range is to miss it. */
export const contradicts = ({ lowerBound, upperBound }: Forecast, { min, max }: Expectation): boolean =>
  (min !== null && upperBound < min) || (max !== null && lowerBound > max);

/** The limit that the decision uses: of a range, the one with less room. */
export const decidingBound = (forecast: Forecast, expect: Expectation): number => {
  const { lower, upper } = limitsFor(forecast, expect);
  const { min, max } = expect;
  if (max === null) return lower;
  if (min === null) return upper;
  return lower - min <= max - upper ? lower : upper;
};
