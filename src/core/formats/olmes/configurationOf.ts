import { isObject, member } from '../../documents/member.ts';
import type { StatedConfiguration } from '../../records/statedConfiguration.ts';
import type { ConfigurationBook, Parts } from '../configurations/configurationBook.ts';

/** Keys of a task's config that name it, are factors or metrics of their own, or are chance. */
const IGNORED: ReadonlySet<string> = new Set([
  'task_name',
  'task_core',
  'num_shots',
  'primary_metric',
  'fewshot_seed',
  'random_subsample_seed',
  'native_id_field',
  'compute_gold_bpb',
  'external_eval',
  'metadata',
]);

const MODEL_SETTINGS = ['max_length', 'add_bos_token', 'chat_model', 'chat_template', 'chat_format'];

/** How OLMES evaluated one task: its config, and what the model's says of prompts. */
export const configurationOf = (
  task: string,
  config: unknown,
  model: unknown,
  book: ConfigurationBook,
): StatedConfiguration | null => {
  const common: Parts = Object.fromEntries(
    MODEL_SETTINGS.map((key) => [`model_config.${key}`, member(model, key)]),
  );
  const of = [{ value: config, ignored: IGNORED }, { value: common }];
  return book.configuration('olmes', task, of, () => ({
    ...Object.fromEntries(
      Object.entries(isObject(config) ? config : {}).filter(([key]) => !IGNORED.has(key)),
    ),
    ...common,
  }));
};
