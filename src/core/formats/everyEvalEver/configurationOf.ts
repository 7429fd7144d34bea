import { isObject, member } from '../../documents/member.ts';
import type { StatedConfiguration } from '../../records/statedConfiguration.ts';
import type { EveryEvalEverEntry } from '../../validation/everyEvalEverFile.ts';
import type { ConfigurationBook, Parts } from '../configurations/configurationBook.ts';

/** The number of shots is a factor of its own; the others say how the evaluation was started, or name the model. */
const NOT_MEASURED =
  /^(?:num_fewshot|execution_command|.*seed|batch_size|.*timeout.*|max_retries|max_connections|device|model.*|.*_dir|.*path|.*cache.*|use_cache|bootstrap_iters|log_samples|.*dtype|.*precision)$/i;

const settings = (value: unknown): Parts =>
  Object.fromEntries(Object.entries(isObject(value) ? value : {}).filter(([key]) => !NOT_MEASURED.test(key)));

/** How a score of Every Eval Ever was obtained: the settings of its generation, and the split of the data. */
export const configurationOf = (
  task: string,
  entry: EveryEvalEverEntry,
  book: ConfigurationBook,
): StatedConfiguration | null => {
  const generation = entry.generation_config;
  const { additional_details, generation_args, ...others } = isObject(generation) ? generation : {};
  const parts: Parts = {
    ...settings(others),
    ...settings(generation_args),
    ...settings(additional_details),
    hf_split: member(entry.source_data, 'hf_split'),
  };
  return book.configuration('every-eval-ever', task, [{ value: parts }], () => parts);
};
