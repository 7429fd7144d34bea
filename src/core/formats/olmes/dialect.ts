import type { Dialect } from '../common/dialect.ts';

/**
 * Means of what was computed on the way to a score: log-probabilities, their differences and the position of the answer. Their
 * scale is that of the model's tokens or of the order of choices, so that no trend of theirs says how good a model is.
 */
const ON_THE_WAY =
  /^(?:predicted_index|correct_choice|no_answer|sum_logits|logits_per|correct_prob|incorrect_|margin|total_prob|uncond_|norm_|exp_)/;

/** The key of a task's main score, which mostly stands under its own name too. */
const PRIMARY = 'primary_score';

/**
 * The metrics of one OLMES task: `acc_raw`, `acc_per_char`, `bits_per_byte_corr`; no standard errors stand beside them. The
 * primary score is read under the name of the primary metric, and only where that is not there itself. Null is unknown.
 */
export const olmesDialect = (
  metrics: Readonly<Record<string, unknown>>,
  primary: string | null,
): Dialect => ({
  hasTextNumbers: false,
  metricOf: (key, value) => {
    if (key === PRIMARY) {
      const isThere = primary !== null && Object.hasOwn(metrics, primary);
      return isThere ? null : { metric: primary ?? PRIMARY, standardErrorKey: `${PRIMARY}_stderr` };
    }
    if (key !== primary && (typeof value === 'object' || ON_THE_WAY.test(key))) return null;
    return { metric: key, standardErrorKey: `${key}_stderr` };
  },
});
