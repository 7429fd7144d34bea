import { member } from '../../documents/member.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { nameOf, revisedRun } from '../common/revisedRun.ts';
import { modelArguments } from './modelArguments.ts';

/** The argument that names the model, in the order in which the harness itself looks: an adapter before its base. */
const NAMING_ARGUMENTS = ['peft', 'delta', 'pretrained', 'model', 'path', 'engine'];

/** Where a GPT-NeoX config says which checkpoints it loaded. */
const NEOX_ARGUMENTS = ['load', 'eval_results_prefix'];

const firstText = (object: unknown, keys: readonly string[]): string | null => {
  for (const key of keys) {
    const text = nameOf(member(object, key));
    if (text !== null) return text;
  }
  return null;
};

/** `config.model` is a backend (`hf-causal`, `vllm`) in most files, and a Hugging Face id `org/name` in some. */
const hubName = (config: unknown): string | null => {
  const model = nameOf(member(config, 'model'));
  return model?.includes('/') ? model : null;
};

const wholeNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/**
 * The model that an lm-eval result was made with; null where the file does not name it.
 *
 * Its revision, or the iteration of a GPT-NeoX config, may make it a checkpoint. The harness counts parameters with embeddings.
 */
export const evaluatedRun = (file: string, root: unknown): RunFacts | null => {
  const config = member(root, 'config');
  const args = modelArguments(config);
  const name =
    nameOf(member(root, 'model_name')) ??
    firstText(args, NAMING_ARGUMENTS) ??
    firstText(args, NEOX_ARGUMENTS) ??
    hubName(config);
  if (name === null) return null;
  const revision = nameOf(member(config, 'model_revision')) ?? nameOf(member(args, 'revision'));
  const step = wholeNumber(member(args, 'iteration'));
  const params = member(config, 'model_num_parameters');
  const isCounted = typeof params === 'number' && params > 0;
  const sanitised = nameOf(member(root, 'model_name_sanitized'));
  return {
    ...revisedRun(name, revision, { file, pointer: '/config' }, step),
    // The harness names its output folder so, and people copy it from there.
    aliases: sanitised !== null && sanitised !== name ? [sanitised] : [],
    params: isCounted ? params : null,
    paramsKind: isCounted ? 'total' : 'unknown',
  };
};
