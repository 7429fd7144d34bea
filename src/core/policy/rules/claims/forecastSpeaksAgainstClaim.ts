import { formatScore } from '../../../text/formatScore.ts';
import { formatShare } from '../../../text/formatShare.ts';
import type { CurveRule } from '../../rule.ts';
import { contradicts } from '../../supports.ts';

export const forecastSpeaksAgainstClaim: CurveRule = {
  id: 'SG402',
  about: 'claim-on-curve',
  severity: 'error',
  title: 'The forecast speaks against the claim',
  meaning:
    'At the claim’s own confidence the score lies on the wrong side of the threshold, by an interval that its backtests support.',
  nextStep: 'Lower the threshold, raise the scale, or bring evidence that moves the forecast.',
  evaluate({ forecast, claim }) {
    if (forecast.kind === 'none' || !contradicts(forecast.forecast, claim.expect)) return undefined;
    const { value, lowerBound, upperBound, level, calibration } = forecast.forecast;
    if (calibration === 'none') return undefined;
    const bound =
      claim.expect.min !== null && upperBound < claim.expect.min
        ? `at most ${formatScore(upperBound)}`
        : `at least ${formatScore(lowerBound)}`;
    return {
      decision: 'block',
      message: `expects ${claim.expect.text}, but the forecast is ${formatScore(value)}, ${bound} with ${formatShare(level)} confidence`,
    };
  },
};
