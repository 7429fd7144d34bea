import { formatShare } from '../../../text/formatShare.ts';
import type { CurveRule } from '../../rule.ts';

export const trendUnderClaimIsNotPredictable: CurveRule = {
  id: 'SG301',
  about: 'claim-on-curve',
  severity: 'warning',
  title: 'The claim leans on a trend that is not known to be predictable',
  meaning:
    'The curve under the claim is inverse, nonmonotonic, noisy, trendless or a breakthrough; or the runs cannot tell, which speaks ' +
    'neither for the trend nor against it. A forecast from it may be right, but nothing in the evidence says that the trend goes on.',
  nextStep:
    'Add runs between the largest one and the target, or state the claim as a range that holds under each scenario.',
  evaluate({ trend, gate, claim, pooled = null }) {
    if (trend.verdict === 'predictable') return undefined;
    const unknown = trend.verdict === 'insufficient';
    const evidence = trend.words[0] ?? 'no further evidence';
    const stability =
      trend.stability === null ? '' : `, the same in ${formatShare(trend.stability)} of resamples`;
    const own = unknown
      ? `whether ${claim.task} is predictable cannot be told (${trend.reason}): ${evidence}`
      : `${claim.task} is ${trend.verdict} (${trend.reason}${stability}): ${evidence}`;
    // A task has a verdict of its own, over all its curves; the claim rests on one of them.
    const whole =
      pooled === null || pooled === trend.verdict
        ? ''
        : ` Over all its curves the task is ${pooled === 'insufficient' ? 'not judged' : pooled}; the claim rests on one of them.`;
    return {
      // What nobody can tell does not speak against a claim.
      decision: unknown && gate.trend === 'block' ? 'inconclusive' : gate.trend,
      message: `${own}${whole}`,
    };
  },
};
