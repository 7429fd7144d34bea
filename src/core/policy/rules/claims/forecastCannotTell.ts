import { formatScore } from '../../../text/formatScore.ts';
import { formatShare } from '../../../text/formatShare.ts';
import type { CurveRule } from '../../rule.ts';
import { contradicts, limitsFor, supports } from '../../supports.ts';

export const forecastCannotTell: CurveRule = {
  id: 'SG403',
  about: 'claim-on-curve',
  severity: 'error',
  title: 'The forecast cannot tell whether the claim holds',
  meaning:
    'The threshold lies inside the forecast’s interval: the evidence neither supports the claim nor speaks against it.',
  nextStep: 'Claim the threshold that would pass, or add the run that would narrow the interval most.',
  evaluate({ forecast, claim }) {
    if (forecast.kind === 'none') return undefined;
    if (supports(forecast.forecast, claim.expect) || contradicts(forecast.forecast, claim.expect))
      return undefined;
    const { value, level } = forecast.forecast;
    const { lower, upper } = limitsFor(forecast.forecast, claim.expect);
    const isRange = claim.expect.min !== null && claim.expect.max !== null;
    return {
      decision: 'inconclusive',
      message:
        `expects ${claim.expect.text}; the forecast is ${formatScore(value)}, above ${formatScore(lower)} and ` +
        `below ${formatScore(upper)} with ${formatShare(level)} confidence${isRange ? '' : ' each'}`,
    };
  },
};
