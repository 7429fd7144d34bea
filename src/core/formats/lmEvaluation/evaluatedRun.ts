import { member } from '../../documents/member.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';
import { modelArguments } from './modelArguments.ts';

/** The argument that names the model, in the order in which the harness itself looks: an adapter before its base. */
const NAMING_ARGUMENTS = ['peft', 'delta', 'pretrained', 'model', 'path', 'engine'];

/** Where a GPT-NeoX config says which checkpoints it loaded. */
const NEOX_ARGUMENTS = ['load', 'eval_results_prefix'];

const textOf = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value.trim().replace(/\/+$/, '') : '';
  return text === '' ? null : text;
};

const firstText = (object: unknown, keys: readonly string[]): string | null => {
  for (const key of keys) {
    const text = textOf(member(object, key));
    if (text !== null) return text;
  }
  return null;
};

/** `config.model` is a backend (`hf-causal`, `vllm`) in most files, and a Hugging Face id `org/name` in some. */
const hubName = (config: unknown): string | null => {
  const model = textOf(member(config, 'model'));
  return model?.includes('/') ? model : null;
};

const wholeNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

const stepOfRevision = (revision: string): number | null => {
  const match = /^(?:global_)?step[-_]?(\d{1,15})(?=$|[-_.])/.exec(revision);
  return match === null ? null : Number(match[1]);
};

/**
 * The model that an lm-eval result was made with; null where the file does not name it.
 *
 * A revision `step1000` (or the iteration of a GPT-NeoX config) makes it the checkpoint `name@step1000`; any other revision
 * but `main` is another set of weights, hence another run, `name@revision`. The harness counts parameters with embeddings.
 */
export const evaluatedRun = (file: string, root: unknown): RunFacts | null => {
  const config = member(root, 'config');
  const args = modelArguments(config);
  const name =
    textOf(member(root, 'model_name')) ??
    firstText(args, NAMING_ARGUMENTS) ??
    firstText(args, NEOX_ARGUMENTS) ??
    hubName(config);
  if (name === null) return null;
  const revision = textOf(member(config, 'model_revision')) ?? textOf(member(args, 'revision')) ?? 'main';
  const step = stepOfRevision(revision) ?? wholeNumber(member(args, 'iteration'));
  const params = member(config, 'model_num_parameters');
  const isCounted = typeof params === 'number' && params > 0;
  const sanitised = textOf(member(root, 'model_name_sanitized'));
  return {
    ...unknownRun(
      step === null && revision !== 'main' ? `${name}@${revision}` : name,
      { file, pointer: '/config' },
      step,
    ),
    // The harness names its output folder so, and people copy it from there.
    aliases: sanitised !== null && sanitised !== name ? [sanitised] : [],
    params: isCounted ? params : null,
    paramsKind: isCounted ? 'total' : 'unknown',
  };
};
