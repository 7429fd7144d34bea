import type { MetricSpace } from '../../../curves/metricSpace.ts';
import { formatScore } from '../../../text/formatScore.ts';
import type { CurveRule } from '../../rule.ts';

/** What two scores can differ by. */
const differences = ({ lower, upper }: MetricSpace): Pick<MetricSpace, 'lower' | 'upper'> =>
  lower === null || upper === null
    ? { lower: null, upper: null }
    : { lower: lower - upper, upper: upper - lower };

const ends = (end: number | null): string => (end === null ? 'any' : formatScore(end));

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
    const { lower, upper } = against === null ? curve.space : differences(curve.space);
    if (lower === null && upper === null) return undefined;
    const what = against === null ? 'score' : 'difference of scores';
    const { min, max, text } = claim.expect;
    const range = upper === null ? `${ends(lower)} and more` : `${ends(lower)} to ${ends(upper)}`;
    const [least, most] = [lower ?? Number.NEGATIVE_INFINITY, upper ?? Number.POSITIVE_INFINITY];
    if ((min !== null && min > most) || (max !== null && max < least))
      return {
        decision: 'block',
        message: `no ${what} of ${claim.task} can meet ${text}: its range is ${range}`,
      };
    if ((min === null || min <= least) && (max === null || max >= most))
      return {
        decision: 'inconclusive',
        message: `every ${what} of ${claim.task} meets ${text}: its range is ${range}`,
      };
    return undefined;
  },
};
