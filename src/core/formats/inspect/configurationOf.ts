import { isObject, member } from '../../documents/member.ts';
import type { StatedConfiguration } from '../../records/statedConfiguration.ts';
import type { ConfigurationBook, Parts } from '../configurations/configurationBook.ts';

/** How requests are sent, and seeds: they say nothing of the measurement. */
const OF_REQUESTS =
  /^(?:max_connections|adaptive_connections|max_retries|timeout|attempt_timeout|batch|cache|cache_prompt|seed|num_choices|.*_concurrency|max_tasks|max_samples|max_subprocesses|max_sandboxes)$/;

/** Task arguments that are the factor `n_shot`. */
const SHOTS = new Set(['num_fewshot', 'fewshot', 'n_shot']);

const without = (value: unknown, isOut: (key: string) => boolean): Parts =>
  Object.fromEntries(Object.entries(isObject(value) ? value : {}).filter(([key]) => !isOut(key)));

/** Keys of `eval.config` that say what was asked, and for how long. */
const LIMITS = [
  'limit',
  'sample_id',
  'epochs_reducer',
  'message_limit',
  'token_limit',
  'time_limit',
  'working_limit',
];

/** How a log of Inspect was made: task and its arguments, solvers, settings of generation, limits. */
export const configurationOf = (root: unknown, book: ConfigurationBook): StatedConfiguration | null => {
  const spec = member(root, 'eval');
  const config = member(spec, 'config');
  const plan = member(root, 'plan');
  const epochs = member(config, 'epochs');
  const steps = member(plan, 'steps');
  const parts: Parts = {
    task_version: String(member(spec, 'task_version') ?? ''),
    task_args: without(member(spec, 'task_args'), (key) => SHOTS.has(key)),
    dataset: member(member(spec, 'dataset'), 'name'),
    solver: member(spec, 'solver'),
    plan: Array.isArray(steps)
      ? steps.map((step: unknown) => [member(step, 'solver'), member(step, 'params')])
      : null,
    generate_config: {
      ...without(member(spec, 'model_generate_config'), (key) => OF_REQUESTS.test(key)),
      ...without(member(plan, 'config'), (key) => OF_REQUESTS.test(key)),
    },
    epochs: epochs === 1 ? null : epochs,
    ...Object.fromEntries(LIMITS.map((key) => [key, member(config, key)])),
  };
  const stated = { ...parts, epochs_reducer: epochs === 1 ? null : parts.epochs_reducer };
  return book.configuration('inspect', String(member(spec, 'task')), [{ value: stated }], () => stated);
};
