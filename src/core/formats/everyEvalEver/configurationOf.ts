import { isObject, member } from '../../documents/member.ts';
import type { StatedConfiguration } from '../../records/statedConfiguration.ts';
import type { EveryEvalEverEntry } from '../../validation/everyEvalEverFile.ts';
import type { ConfigurationBook, Parts } from '../configurations/configurationBook.ts';
import { isDetailFactor } from './detailFactors.ts';

/** The number of shots is a factor of its own; the others say how the evaluation was started, or name the model. */
const NOT_MEASURED =
  /^(?:num_fewshot|execution_command|.*seed|batch_size|.*timeout.*|max_retries|max_connections|device|model.*|.*_dir|.*path|.*cache.*|use_cache|bootstrap_iters|log_samples|.*dtype|.*precision)$/i;

const settings = (value: unknown): Parts =>
  Object.fromEntries(Object.entries(isObject(value) ? value : {}).filter(([key]) => !NOT_MEASURED.test(key)));

/**
 * Details of a model that say how it was asked rather than which model it is: what stands around it, how long it may think. Those
 * that are factors of their own are not among them.
 */
const OF_ASKING =
  /(?:agent|scaffold|effort|reason|think|mode$|prompt|tool|budget|context|sampl|temperature|attempt|turns|template|variant)/i;

/** How a score of Every Eval Ever was obtained: the settings of its generation, how the model was asked, and the split of the data. */
export const configurationOf = (
  task: string,
  entry: EveryEvalEverEntry,
  details: unknown,
  book: ConfigurationBook,
): StatedConfiguration | null => {
  const generation = entry.generation_config;
  const { additional_details, generation_args, ...others } = isObject(generation) ? generation : {};
  const ofModel = Object.entries(isObject(details) ? details : {}).filter(
    ([key]) => OF_ASKING.test(key) && !isDetailFactor(key),
  );
  const parts: Parts = {
    ...Object.fromEntries(ofModel.map(([key, value]) => [`model_info.${key}`, value])),
    ...settings(others),
    ...settings(generation_args),
    ...settings(additional_details),
    hf_split: member(entry.source_data, 'hf_split'),
  };
  return book.configuration('every-eval-ever', task, [{ value: parts }], () => parts);
};
