import { isObject, member } from '../../documents/member.ts';
import type { StatedConfiguration } from '../../records/statedConfiguration.ts';
import type { ConfigurationBook, Parts } from '../configurations/configurationBook.ts';

/** What a run's adapter says of which model it is, and what is a factor of its own: `prompt` and `n_shot`. */
const IGNORED: ReadonlySet<string> = new Set([
  'model',
  'model_deployment',
  'method',
  'max_train_instances',
  'random',
]);

/** How a HELM run was evaluated: its adapter, the arguments of its scenario, and how inputs were altered. */
export const configurationOf = (
  task: string,
  spec: unknown,
  book: ConfigurationBook,
): StatedConfiguration | null => {
  const adapter = member(spec, 'adapter_spec');
  const augmenter = member(spec, 'data_augmenter_spec');
  const own: Parts = {
    scenario: member(member(spec, 'scenario_spec'), 'class_name'),
    scenario_args: member(member(spec, 'scenario_spec'), 'args'),
    perturbation_specs: member(augmenter, 'perturbation_specs'),
  };
  return book.configuration('helm', task, [{ value: adapter, ignored: IGNORED }, { value: own }], () => ({
    ...Object.fromEntries(
      Object.entries(isObject(adapter) ? adapter : {}).filter(([key]) => !IGNORED.has(key)),
    ),
    ...own,
  }));
};
