import { type Dialect, plainDialect } from '../common/dialect.ts';

/** Keys of a row that describe its prompt and its data set. */
const LABELS = new Set([
  'task_name',
  'prompt_name',
  'fixed_answer_choice_list',
  'dataset_path',
  'dataset_name',
  'subset',
  'prompt_id',
  'prompt_jinja',
  'prompt_original_task',
  'comment',
  'null_prompt',
]);

/** `acc`, `acc_stderr`, between the labels of the prompt. */
export const bigScienceDialect: Dialect = {
  hasTextNumbers: true,
  metricOf: (key, value) => (LABELS.has(key) ? null : plainDialect.metricOf(key, value)),
};
