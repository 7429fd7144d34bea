import { formatTimes } from '../../text/formatScale.ts';
import { policyLimits } from '../limits.ts';
import type { CurveRule } from '../rule.ts';

export const claimReadsTooFar: CurveRule = {
  id: 'SG401',
  about: 'claim-on-curve',
  severity: 'error',
  title: 'The claim lies farther out than any backtest reached',
  meaning:
    'The interval was calibrated by hiding the largest runs and predicting them. Beyond the longest such distance its width ' +
    'is a guess, so nothing can be decided on it.',
  nextStep: 'Train a run between the largest one and the target, or claim a scale nearer to the evidence.',
  evaluate({ forecast }) {
    if (forecast.kind === 'none' || forecast.forecast.distanceRatio <= policyLimits.longestDistanceRatio)
      return undefined;
    const { distanceRatio } = forecast.forecast;
    return {
      decision: 'inconclusive',
      message: `reads ${formatTimes(distanceRatio)} the distance of the longest backtest; the limit is ${formatTimes(policyLimits.longestDistanceRatio)}`,
    };
  },
};
