import { metricFacts } from '../../tasks/metricFacts.ts';
import type { EveryEvalEverMetric } from '../../validation/everyEvalEverFile.ts';

/** What converters write for a score that is missing, in 14,033 of the 85,787 scores of a published snapshot. */
const MISSING = -1;

const LARGEST_PERCENTAGE = 100;

/** How far behind its bound rounding may put a score, as a share of the bound. */
const ROUNDING = 1e-9;

/** The finite bound that a record declares; null for none and for an infinite one, which is text from 0.3.0 on. */
const boundOf = (stated: unknown): number | null => (typeof stated === 'number' ? stated : null);

const boundsOf = (
  metric: EveryEvalEverMetric,
): { readonly lower: number | null; readonly upper: number | null } =>
  metric.score_type === 'levels' && Array.isArray(metric.level_names)
    ? { lower: 0, upper: metric.level_names.length - 1 }
    : { lower: boundOf(metric.min_score), upper: boundOf(metric.max_score) };

/**
 * Why a number is not the score that it stands for; null where nothing speaks against it. A -1 is a missing score unless the
 * declared bounds reach down to it: real records hold it beside bounds of 0 to 1. What may be a percentage of a share is let
 * through: it is refused together with the scores that share its unit.
 */
export const scoreFault = (score: number, metric: EveryEvalEverMetric, name: string): string | null => {
  const { lower, upper } = boundsOf(metric);
  const declared = `${lower ?? 'no least'} to ${upper ?? 'no greatest score'}`;
  if (score === MISSING && metric.score_type === 'levels' && metric.has_unknown_level === true) {
    return 'is -1, which stands for an unknown level';
  }
  if (score === MISSING && (lower === null || lower > MISSING)) {
    return lower === null && upper === null
      ? 'is -1, which stands for a missing score; declare a `min_score` if it was measured'
      : `is -1, which stands for a missing score; its declared bounds are ${declared}`;
  }
  const isShare = upper === 1 && metric.score_type !== 'levels' && metricFacts(name)?.range?.upper === 1;
  if (isShare && score > 1 && score <= LARGEST_PERCENTAGE) return null;
  const isBelow = lower !== null && score < lower - ROUNDING * Math.abs(lower);
  const isAbove = upper !== null && score > upper + ROUNDING * Math.abs(upper);
  return isBelow || isAbove ? `is ${score}, outside of its declared bounds ${declared}` : null;
};
