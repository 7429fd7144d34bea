import { formatScore } from '../../text/formatScore.ts';
import type { CurveRule } from '../claimRule.ts';

export const thresholdSaysNothing: CurveRule = {
  id: 'SG409',
  about: 'claim-on-curve',
  severity: 'error',
  title: 'The threshold can never be missed, or never be met',
  meaning:
    'The expectation lies outside of the metric’s range, so that every possible score meets it or none does. Such a claim ' +
    'tests nothing; often it is a percentage where a fraction was meant.',
  nextStep: 'State the threshold in the metric’s unit: a fraction between 0 and 1 for an accuracy.',
  evaluate({ claim, curve, against }) {
    if (curve.range === null) return undefined;
    const width = curve.range.upper - curve.range.lower;
    const { lower, upper } = against === null ? curve.range : { lower: -width, upper: width };
    const what = against === null ? 'score' : 'difference of scores';
    const { min, max, text } = claim.expect;
    const range = `${formatScore(lower)} to ${formatScore(upper)}`;
    if ((min !== null && min > upper) || (max !== null && max < lower))
      return {
        decision: 'block',
        message: `no ${what} of ${claim.task} can meet ${text}: its range is ${range}`,
      };
    if ((min === null || min <= lower) && (max === null || max >= upper))
      return {
        decision: 'inconclusive',
        message: `every ${what} of ${claim.task} meets ${text}: its range is ${range}`,
      };
    return undefined;
  },
};
