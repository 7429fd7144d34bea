import type { Forecast } from '../forecasts/forecast.ts';
import type { Expectation } from '../plans/claim.ts';

/** Whether the one-sided limits meet every side of the expectation. */
export const supports = ({ lowerBound, upperBound }: Forecast, { min, max }: Expectation): boolean =>
  (min === null || lowerBound >= min) && (max === null || upperBound <= max);

/** Whether a one-sided limit speaks against a side of the expectation. */
export const contradicts = ({ lowerBound, upperBound }: Forecast, { min, max }: Expectation): boolean =>
  (min !== null && upperBound < min) || (max !== null && lowerBound > max);

/** The one-sided limit that the decision uses: of a two-sided expectation, the one with less room. */
export const decidingBound = (forecast: Forecast, { min, max }: Expectation): number => {
  if (max === null) return forecast.lowerBound;
  if (min === null) return forecast.upperBound;
  return forecast.lowerBound - min <= max - forecast.upperBound ? forecast.lowerBound : forecast.upperBound;
};
