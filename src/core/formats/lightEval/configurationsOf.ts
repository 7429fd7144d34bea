import { isObject, member } from '../../documents/member.ts';
import type { StatedConfiguration } from '../../records/statedConfiguration.ts';
import type { ConfigurationBook, Parts } from '../configurations/configurationBook.ts';

/** Keys of a task's config that name it, count its items, or are factors or metrics of their own. */
const IGNORED: ReadonlySet<string> = new Set([
  'name',
  'full_name',
  'suite',
  'num_fewshots',
  'num_fewshot',
  'few_shots_num',
  'effective_num_docs',
  'original_num_docs',
  'metric',
  'metrics',
  'trust_dataset',
  'frozen',
]);

/** Settings of the model that can move a score; the others say which model it is and on what it ran. */
const MODEL_SETTINGS = [
  'generation_parameters',
  'use_chat_template',
  'override_chat_template',
  'system_prompt',
  'add_special_tokens',
  'max_length',
  'max_model_length',
  'multichoice_continuations_start_space',
  'pairwise_tokenization',
];

/** The hash of no examples at all, which some versions write for every task. */
const OF_NOTHING = 'ef46db3751d8e999';

/** The configurations of the rows of a lighteval result: config, version and items of the task, and what holds for the file. */
export const configurationsOf = (
  root: unknown,
  book: ConfigurationBook,
): ((key: string, config: unknown) => StatedConfiguration | null) => {
  const general = member(root, 'config_general');
  const model = member(general, 'model_config');
  const common: Parts = {
    max_samples: member(general, 'max_samples'),
    num_fewshot_seeds: member(general, 'num_fewshot_seeds'),
    ...Object.fromEntries(MODEL_SETTINGS.map((key) => [`model_config.${key}`, member(model, key)])),
  };
  return (key, config) => {
    const examples = member(member(member(member(root, 'summary_tasks'), key), 'hashes'), 'hash_examples');
    const own: Parts = {
      task_version: member(member(root, 'versions'), key),
      hash_examples: examples === OF_NOTHING ? null : examples,
    };
    const of = [{ value: config, ignored: IGNORED }, { value: own }, { value: common }];
    return book.configuration('lighteval', key, of, () => ({
      ...Object.fromEntries(
        Object.entries(isObject(config) ? config : {}).filter(([one]) => !IGNORED.has(one)),
      ),
      ...own,
      ...common,
    }));
  };
};
