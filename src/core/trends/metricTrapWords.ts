import type { TrendAnalysis } from './trendAnalysis.ts';
import type { TrendVerdict } from './trendVerdict.ts';

/** Another metric of the same task on the same runs. */
export interface SiblingMetric {
  readonly metric: string;
  readonly verdict: TrendVerdict;
}

/** Names of metrics that give credit by degrees. */
const continuous =
  /brier|log.?(prob|lik)|perplexity|ppl|bits|bpb|nll|cross.?entropy|correct_prob|edit_distance|bleu|rouge|chrf|bert.?score/i;

/** Reasons beside a `breakthrough` for which a jump is in question. */
const jumpReasons: readonly string[] = ['jumps', 'law-or-jump', 'gain-in-last-runs'];

/**
 * What a continuous metric of the same task says about a jump: an all-or-nothing metric can jump where the probability of the right
 * answer is smooth (Schaeffer, Miranda & Koyejo 2023, arXiv 2304.15004). Empty where no jump is in question, or where no sibling
 * gives credit by degrees. Siblings are asked for where a jump is in question only.
 */
export const metricTrapWords = (
  trend: Pick<TrendAnalysis, 'reason'>,
  siblingsOf: () => readonly SiblingMetric[],
): readonly string[] => {
  if (!jumpReasons.includes(trend.reason)) return [];
  const graded = siblingsOf().filter(({ metric }) => continuous.test(metric));
  const smooth = graded.find(({ verdict }) => verdict === 'predictable');
  if (smooth !== undefined) {
    return [
      `${smooth.metric} of the same task rises by a law: the jump may be the metric's, not the model's.`,
    ];
  }
  const jumping = graded.find(({ verdict }) => verdict === 'breakthrough');
  return jumping === undefined
    ? []
    : [`${jumping.metric} of the same task jumps too: the jump is not made by an all-or-nothing metric.`];
};
