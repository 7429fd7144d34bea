/** Arguments of a run's name that stand elsewhere in a record: as its run, and as the factors `prompt` and `n_shot`. */
const ELSEWHERE = new Set(['model', 'model_deployment', 'method', 'max_train_instances']);

/**
 * The task of a HELM run: its name, `scenario:key=value,…`, without the arguments that say which model was asked and how.
 * `mmlu:subject=philosophy,method=multiple_choice_joint,model=openai_gpt2` is the task `mmlu:subject=philosophy`.
 */
export const taskOfRun = (name: string): string => {
  const colon = name.indexOf(':');
  if (colon <= 0) return name;
  const kept = name
    .slice(colon + 1)
    .split(',')
    .filter((argument) => argument !== '' && !ELSEWHERE.has(argument.slice(0, argument.indexOf('='))));
  return kept.length === 0 ? name.slice(0, colon) : `${name.slice(0, colon)}:${kept.join(',')}`;
};
