import { member } from '../../documents/member.ts';
import type { EveryEvalEverEntry } from '../../validation/everyEvalEverFile.ts';
import type { Converter } from './converter.ts';
import { metricName } from './metricName.ts';

/** What an entry scores. */
interface Subject {
  readonly task: string;
  readonly metric: string;
}

/** `exact_match (filter: strict-match)`, as lm-eval's converter writes a metric with a filter. */
const FILTERED = /^(.+) \(filter: (.+)\)$/;

/**
 * Task and metric of an entry, as they stand there but for two converters. lm-eval's puts the filter into both names; here it
 * belongs to the metric, as in lm-eval's own results. Inspect's early one named the scorer only, which is the same for many
 * datasets; the dataset goes before it, as later versions have it.
 */
export const subjectOf = (entry: EveryEvalEverEntry, converter: Converter | null): Subject => {
  const task = entry.evaluation_name;
  const metric = metricName(entry.metric_config);
  if (converter === 'lm-eval') {
    const [, bare, filter] = FILTERED.exec(metric) ?? [];
    if (bare === undefined || filter === undefined) return { task, metric };
    const suffix = `/${filter}`;
    const isInTask = task.endsWith(suffix) && task.length > suffix.length;
    return { task: isInTask ? task.slice(0, -suffix.length) : task, metric: `${bare},${filter}` };
  }
  const dataset = member(entry.source_data, 'dataset_name');
  return converter === 'inspect' && !task.includes(' - ') && typeof dataset === 'string' && dataset !== ''
    ? { task: `${dataset} - ${task}`, metric }
    : { task, metric };
};
