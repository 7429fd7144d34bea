import { forecastingLimits } from '../../../forecasts/limits.ts';
import { formatTimes } from '../../../text/formatScale.ts';
import type { CurveRule } from '../../rule.ts';

export const claimReadsTooFar: CurveRule = {
  id: 'SG401',
  about: 'claim-on-curve',
  severity: 'warning',
  title: 'The claim lies farther out than any backtest reached',
  meaning:
    'The interval was calibrated by hiding the largest runs and predicting them. Beyond the longest such distance it is widened in ' +
    'proportion to the distance, since nothing local says how errors grow there.',
  nextStep: 'Train a run between the largest one and the target, or claim a scale nearer to the evidence.',
  evaluate({ forecast }) {
    // Where nothing is calibrated there is nothing to widen.
    if (forecast.kind === 'none' || forecast.forecast.calibration === 'none') return undefined;
    if (forecast.forecast.distanceRatio <= forecastingLimits.longestDistanceRatio) return undefined;
    const { distanceRatio } = forecast.forecast;
    return {
      decision: 'warn',
      message: `reads ${formatTimes(distanceRatio)} the distance of the longest backtest, so that its limits are ${formatTimes(distanceRatio / forecastingLimits.longestDistanceRatio)} as far from the forecast`,
    };
  },
};
