import { strongestThreshold } from '../forecasts/strongestThreshold.ts';
import type { Expectation } from '../plans/claim.ts';
import type { CurveAssessment } from '../plans/claimAssessment.ts';
import { isLetThrough } from './decision.ts';
import { decisionOf, firedOn } from './firedOn.ts';
import { limitsFor } from './supports.ts';

/**
 * The strongest expectation, of the form of the claim's own, that every one of its curves would let through now, as text; null
 * where none would be. The rules themselves try it, so that an interval too wide or too far out names no threshold.
 */
export const strongestExpectation = (onCurves: readonly CurveAssessment[]): string | null => {
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
  const expect: Expectation = {
    min: min === null ? null : lowest,
    max: max === null ? null : highest,
    text: max === null ? `>= ${lowest}` : min === null ? `<= ${highest}` : `${lowest}..${highest}`,
  };
  const claim = { ...first.claim, expect };
  const fired = onCurves.flatMap((onCurve) => firedOn({ ...onCurve, claim }));
  return isLetThrough(decisionOf(fired)) ? expect.text : null;
};
