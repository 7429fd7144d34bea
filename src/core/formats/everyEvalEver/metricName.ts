import type { EveryEvalEverMetric } from '../../validation/everyEvalEverFile.ts';

/** What a metric is called of which the record says nothing. */
const UNNAMED = 'score';

const textOf = (value: string | null | undefined): string => (value ?? '').replace(/\s+/g, ' ').trim();

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/**
 * The name of a metric: its id, else its name, else its description on one line, which is all there is up to 0.2.1. Its
 * parameters belong to the name (`pass_at_k,k=1`), since another k is another metric.
 */
export const metricName = (metric: EveryEvalEverMetric): string => {
  const name =
    textOf(metric.metric_id) ||
    textOf(metric.metric_name) ||
    textOf(metric.evaluation_description) ||
    UNNAMED;
  const parameters = Object.entries(metric.metric_parameters ?? {})
    .filter(([, value]) => isScalar(value))
    .map(([key, value]) => `,${key}=${value}`);
  return name + parameters.sort().join('');
};
