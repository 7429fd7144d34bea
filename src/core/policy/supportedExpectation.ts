import { strongestThreshold } from '../forecasts/strongestThreshold.ts';
import type { Expectation } from '../plans/claim.ts';
import type { CurveAssessment } from '../plans/claimAssessment.ts';
import { limitsFor } from './supports.ts';

/**
 * The strongest expectation, of the form of the claim's own, that the limits of every one of its curves support; null where one
 * of them has no forecast. It speaks of the limits alone: whether the rules would let it through is another question.
 */
export const supportedExpectation = (onCurves: readonly CurveAssessment[]): Expectation | null => {
  const [first] = onCurves;
  const forecasts = onCurves.flatMap(({ forecast }) =>
    forecast.kind === 'forecast' ? [forecast.forecast] : [],
  );
  if (first === undefined || forecasts.length < onCurves.length) return null;
  const { min, max } = first.claim.expect;
  const limited = forecasts.map((forecast) => {
    const { lower, upper } = limitsFor(forecast, first.claim.expect);
    return { ...forecast, lowerBound: lower, upperBound: upper };
  });
  const lowest = Math.min(...limited.map((forecast) => strongestThreshold(forecast, 'min')));
  const highest = Math.max(...limited.map((forecast) => strongestThreshold(forecast, 'max')));
  return {
    min: min === null ? null : lowest,
    max: max === null ? null : highest,
    text: max === null ? `>= ${lowest}` : min === null ? `<= ${highest}` : `${lowest}..${highest}`,
  };
};
