/** Bounds of a metric's scores. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/** What a metric's name says of it. */
export interface MetricFacts {
  readonly direction: 'higher' | 'lower' | null;
  /** Null for an unbounded metric, and for one whose scale differs between harnesses. */
  readonly range: Range | null;
  /** What no score of an unbounded metric can be below; null for a bounded one. */
  readonly floor: number | null;
  /** Whether it is the share of items answered rightly, so that a task's chance and ceiling speak of it. */
  readonly isAccuracy: boolean;
}

const SHARE: Range = { lower: 0, upper: 1 };
const SIGNED: Range = { lower: -1, upper: 1 };

const accuracy: MetricFacts = { direction: 'higher', range: SHARE, floor: null, isAccuracy: true };
const bounded: MetricFacts = { direction: 'higher', range: SHARE, floor: null, isAccuracy: false };
const signed: MetricFacts = { direction: 'higher', range: SIGNED, floor: null, isAccuracy: false };
const lowerIsBetter: MetricFacts = { direction: 'lower', range: null, floor: 0, isAccuracy: false };
// The exponential of a loss: 1 for a model that is never surprised.
const perplexity: MetricFacts = { ...lowerIsBetter, floor: 1 };
// BLEU, chrF and ROUGE are written from 0 to 1 by some harnesses and from 0 to 100 by others.
const higherIsBetter: MetricFacts = { direction: 'higher', range: null, floor: 0, isAccuracy: false };
// The share of stereotypical answers: ideal is one half, so that neither direction is better.
const undirected: MetricFacts = { direction: null, range: SHARE, floor: null, isAccuracy: false };

/** The one table of metrics: which names are which. The first pattern that matches decides. */
const TABLE: readonly (readonly [RegExp, MetricFacts])[] = [
  [/^(?:.+_)?(?:acc|accuracy)(?:_.+)?$/, accuracy],
  [/^(?:quasi_|prefix_|quasi_prefix_|flexible_|strict_)?exact_match$/, accuracy],
  [/^(?:em|mc1|exact|len_norm|accuracy_amortized)$/, accuracy],
  [/^(?:pass|maj|cons)@.+$/, accuracy],
  [/^(?:.+_)?(?:f1|precision|recall)(?:_.+)?$/, bounded],
  [/^(?:mc2|ndcg|mrr|map|roc_auc|auroc|auc)$/, bounded],
  [/^(?:mcc|matthews_corrcoef|matthews_correlation|spearmanr?|pearsonr?|kendall(?:tau)?|kappa)$/, signed],
  [/^pct_stereotype$/, undirected],
  [/^(?:.+_)?(?:perplexity|ppl)$/, perplexity],
  [/^(?:.+_)?(?:nll|loss|cross_entropy|bpb|bits_per_byte|bits_per_token)$/, lowerIsBetter],
  [/^loss:.+$/, lowerIsBetter],
  [/^(?:mae|mse|rmse|ter|wer|cer|ece|brier|brier_score)$/, lowerIsBetter],
  [/^(?:sacre)?bleu.*$|^chrf.*$|^rouge.*$|^bert_?score.*$|^meteor$/, higherIsBetter],
];

/** No metric is called longer; matching a pattern against hostile text would cost time. */
const LONGEST_NAME = 200;

/**
 * What the name of a metric says of it; null for a name that is not in the table. A filter behind a comma
 * (`exact_match,strict-match`) and letter case do not matter.
 */
export const metricFacts = (metric: string): MetricFacts | null => {
  if (metric.length > LONGEST_NAME) return null;
  const comma = metric.indexOf(',');
  const name = (comma < 0 ? metric : metric.slice(0, comma)).toLowerCase();
  return TABLE.find(([pattern]) => pattern.test(name))?.[1] ?? null;
};
