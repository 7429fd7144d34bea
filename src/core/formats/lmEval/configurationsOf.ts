import { isObject, member } from '../../documents/member.ts';
import type { StatedConfiguration } from '../../records/statedConfiguration.ts';
import type { ConfigurationBook, Parts } from '../configurations/configurationBook.ts';
import { modelSettings } from '../configurations/modelSettings.ts';
import { modelArguments } from './modelArguments.ts';

/**
 * Keys of a task's config that say nothing of the measurement: names, groups, shots (a factor of their own), how leaked items
 * are looked for, and, from 0.4.9 on, the arguments of the model among the metadata.
 */
const IGNORED: ReadonlySet<string> = new Set([
  'task',
  'task_alias',
  'group',
  'group_alias',
  'tag',
  'num_fewshot',
  'should_decontaminate',
  'doc_to_decontamination_query',
  'metadata',
]);

/** What `metric_list` says of each metric and what every one of them has; only other settings of a metric are a configuration. */
const OF_EVERY_METRIC = new Set(['metric', 'aggregation', 'higher_is_better']);

const metricSettings = (list: unknown): unknown =>
  (Array.isArray(list) ? list : []).filter(
    (metric) => isObject(metric) && Object.keys(metric).some((key) => !OF_EVERY_METRIC.has(key)),
  );

/** Keyword arguments of the data set without those that say where it is kept, and whether its code may run. */
const dataSettings = (kwargs: unknown): unknown =>
  Object.fromEntries(
    Object.entries(isObject(kwargs) ? kwargs : {}).filter(
      ([key]) => !/^(?:trust_remote_code|.*cache.*|.*_dir|data_files|token)$/.test(key),
    ),
  );

/** What holds for all tasks of a file. */
const commonParts = (root: unknown): Parts => {
  const config = member(root, 'config');
  return {
    limit: member(config, 'limit'),
    gen_kwargs: member(config, 'gen_kwargs'),
    description_dict: member(config, 'description_dict'),
    system_instruction: member(root, 'system_instruction') ?? member(root, 'system_instruction_sha'),
    fewshot_as_multiturn: member(root, 'fewshot_as_multiturn'),
    chat_template: member(root, 'chat_template_sha') ?? member(root, 'chat_template'),
    ...modelSettings(modelArguments(config)),
  };
};

const textOf = (version: unknown): unknown =>
  typeof version === 'number' || typeof version === 'string' ? String(version) : null;

/** The configurations of the rows of an lm-eval result, of either generation, as far as each says how it was evaluated. */
export const configurationsOf = (
  root: unknown,
  book: ConfigurationBook,
): ((task: string) => StatedConfiguration | null) => {
  const configs = member(root, 'configs');
  const versions = member(root, 'versions');
  const common = commonParts(root);
  const ofFile = book.configuration('lm-eval of a file', '', [{ value: common }], () => common);
  const name = `${ofFile?.fingerprint ?? ''}\u0000`;
  return (task) => {
    const config = member(configs, task);
    const version = member(versions, task) ?? member(member(config, 'metadata'), 'version');
    return book.configuration(
      isObject(config) ? 'lm-eval' : 'lm-eval without task configs',
      name + task,
      [{ value: config, ignored: IGNORED }, { value: version }],
      () => ({
        ...Object.fromEntries(
          Object.entries(isObject(config) ? config : {}).filter(([key]) => !IGNORED.has(key)),
        ),
        dataset_kwargs: dataSettings(member(config, 'dataset_kwargs')),
        metric_list: metricSettings(member(config, 'metric_list')),
        version: textOf(version),
        ...common,
      }),
    );
  };
};
