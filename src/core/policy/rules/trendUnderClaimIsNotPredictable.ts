import { formatShare } from '../../text/formatShare.ts';
import type { CurveRule } from '../claimRule.ts';

export const trendUnderClaimIsNotPredictable: CurveRule = {
  id: 'SG301',
  about: 'claim-on-curve',
  severity: 'warning',
  title: 'The claim leans on a trend that is not predictable',
  meaning:
    'The curve under the claim is inverse, nonmonotonic, noisy, trendless, a breakthrough, or too short to tell. A forecast ' +
    'from it may be right, but nothing in the evidence says that the trend goes on.',
  nextStep:
    'Add runs between the largest one and the target, or state the claim as a range that holds under each scenario.',
  evaluate({ trend, gate, claim }) {
    if (trend.verdict === 'predictable') return undefined;
    const stability =
      trend.stability === null ? '' : `, the same in ${formatShare(trend.stability)} of resamples`;
    return {
      decision: gate.trend,
      message: `${claim.task} is ${trend.verdict} (${trend.reason}${stability}): ${trend.words[0] ?? 'no further evidence'}`,
    };
  },
};
