import { formatScore } from '../../../text/formatScore.ts';
import { formatShare } from '../../../text/formatShare.ts';
import { isAtChance } from '../../isAtChance.ts';
import type { CurveRule } from '../../rule.ts';
import { contradicts } from '../../supports.ts';

export const forecastSpeaksAgainstClaim: CurveRule = {
  id: 'SG402',
  about: 'claim-on-curve',
  severity: 'error',
  title: 'The forecast speaks against the claim',
  meaning:
    'At the claim’s own confidence the score lies on the wrong side of the threshold, by an interval that its backtests support. ' +
    'Where the runs score like a guesser nobody knows when the score will leave chance: then a claim above is inconclusive, not blocked.',
  nextStep:
    'Lower the threshold, raise the scale, or bring evidence that moves the forecast. At chance measure a continuous score, such as the loss of the right answers.',
  evaluate({ forecast, claim, curve, against }) {
    if (forecast.kind === 'none' || !contradicts(forecast.forecast, claim.expect)) return undefined;
    const { value, lowerBound, upperBound, level, calibration } = forecast.forecast;
    if (calibration === 'none') return undefined;
    const { min, max } = claim.expect;
    const [tooLow, tooHigh] = [min !== null && upperBound < min, max !== null && lowerBound > max];
    const isAbove = curve.direction === 'lower' ? tooHigh && !tooLow : tooLow && !tooHigh;
    if (against === null && isAbove && isAtChance(curve))
      return {
        decision: 'inconclusive',
        message: `expects ${claim.expect.text}, and the runs score like a guesser: when the score will leave chance is not known; measure a continuous score, such as the loss of the right answers`,
      };
    const bound = tooLow ? `at most ${formatScore(upperBound)}` : `at least ${formatScore(lowerBound)}`;
    return {
      decision: 'block',
      message: `expects ${claim.expect.text}, but the forecast is ${formatScore(value)}, ${bound} with ${formatShare(level)} confidence`,
    };
  },
};
