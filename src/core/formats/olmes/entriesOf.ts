import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';

/** One task's result, in whichever of the three files it stands. */
export interface OlmesEntry {
  /** The whole entry: what it says of the task, the model and the date. */
  readonly value: Readonly<Record<string, unknown>>;
  /** JSON pointer to the entry; '' where it is the document. */
  readonly pointer: string;
  readonly metrics: unknown;
  readonly metricsPointer: string;
  readonly modelConfig: unknown;
  readonly modelPointer: string;
}

/** An entry of `task-*-metrics.json` and `metrics-all.jsonl`. One without metrics is of a run without a model. */
export const isOlmesResult = (value: unknown): boolean =>
  typeof member(value, 'task_name') === 'string' &&
  isObject(member(value, 'task_config')) &&
  (isObject(member(value, 'metrics')) || typeof member(value, 'task_hash') === 'string');

/** `metrics.json`: the tasks in a list, each with its metrics spread out beside its config. */
export const isOlmesSummary = (value: unknown): boolean => {
  const metrics = member(value, 'metrics');
  return (
    Array.isArray(metrics) &&
    (Array.isArray(member(value, 'all_primary_scores')) ||
      metrics.some(
        (entry) => typeof member(entry, 'task') === 'string' && isObject(member(entry, 'task_config')),
      ))
  );
};

/** Keys that stand beside the metrics of an entry in the summary. */
const BESIDE_METRICS = new Set(['task', 'num_instances', 'task_config']);

/** The entries of a document, with `null` for what is no object, so that positions stay. */
export const entriesOf = (document: Document): readonly (OlmesEntry | { readonly pointer: string })[] => {
  const { syntax, value } = document;
  const result = (entry: unknown, pointer: string) =>
    isObject(entry)
      ? {
          value: entry,
          pointer,
          metrics: member(entry, 'metrics'),
          metricsPointer: `${pointer}/metrics`,
          modelConfig: member(entry, 'model_config'),
          modelPointer: `${pointer}/model_config`,
        }
      : { pointer };
  if (syntax === 'lines')
    return (Array.isArray(value) ? value : []).map((entry, index) => result(entry, jsonPointer(index)));
  if (!isOlmesSummary(value)) return [result(value, '')];
  const list = member(value, 'metrics');
  return (Array.isArray(list) ? list : []).map((entry, index) => {
    const pointer = jsonPointer('metrics', index);
    if (!isObject(entry)) return { pointer };
    return {
      value: entry,
      pointer,
      metrics: Object.fromEntries(Object.entries(entry).filter(([key]) => !BESIDE_METRICS.has(key))),
      metricsPointer: pointer,
      modelConfig: member(value, 'model_config'),
      modelPointer: '/model_config',
    };
  });
};
