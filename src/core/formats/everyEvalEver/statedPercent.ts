import { member } from '../../documents/member.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import type { EveryEvalEverMetric } from '../../validation/everyEvalEverFile.ts';

const LARGEST_PERCENTAGE = 100;

/** How `metric_unit`, which there is from 0.2.2 on, says it. */
const PERCENT = /^(?:percent(?:age)?s?|%|pct)$/i;

/**
 * The key that says that a score is in percent: bounds of 0 to 100, or, where there are no bounds, the unit. The bounds decide where both
 * stand. Null where nothing says so, and for a metric that is no share, whatever bounds it was seen between; one of no known name is a
 * share if more of it is better, or its unit says so.
 */
export const statedPercent = (
  metric: EveryEvalEverMetric,
  name: string,
): 'max_score' | 'metric_unit' | null => {
  const known = metricFacts(name);
  if (metric.score_type === 'levels' || (known !== null && known.range?.upper !== 1)) return null;
  const { min_score: least = null, max_score: most = null, lower_is_better } = metric;
  const unit = member(metric, 'metric_unit');
  const isUnit = typeof unit === 'string' && PERCENT.test(unit.trim());
  if (most === LARGEST_PERCENTAGE && (least === 0 || least === null))
    return isUnit || known !== null || lower_is_better !== true ? 'max_score' : null;
  return isUnit && most === null && least === null ? 'metric_unit' : null;
};
