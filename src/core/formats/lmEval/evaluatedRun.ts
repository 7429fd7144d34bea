import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { originAt, withOrigins } from '../../records/origins.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { type NamedPlace, namedPlace, nameOf, revisedRun } from '../common/revisedRun.ts';
import { weightsOf } from '../common/weightsOf.ts';
import { modelArguments } from './modelArguments.ts';

/** The argument that names the model, in the order in which the harness itself looks: an adapter before its base. */
const NAMING_ARGUMENTS = ['peft', 'delta', 'pretrained', 'model', 'path', 'engine'];

/** Where a GPT-NeoX config says which checkpoints it loaded. */
const NEOX_ARGUMENTS = ['load', 'eval_results_prefix'];

/** `config.model` is a backend (`hf-causal`, `vllm`) in most files, and a Hugging Face id `org/name` in some. */
const hubName = (config: unknown): NamedPlace | null => {
  const model = namedPlace(member(config, 'model'), '/config/model');
  return model?.name.includes('/') ? model : null;
};

/**
 * The model that an lm-eval result was made with; null where the file does not name it.
 *
 * Its revision, or the iteration of a GPT-NeoX config, may make it a checkpoint. The harness counts parameters with embeddings.
 */
export const evaluatedRun = (file: string, root: unknown): RunFacts | null => {
  const config = member(root, 'config');
  const args = modelArguments(config);
  const isWritten = !isObject(member(config, 'model_args'));
  const argument = (key: string): NamedPlace | null => {
    const name = nameOf(member(args, key));
    if (name === null) return null;
    return isWritten
      ? { name, rule: 'parsed', at: '/config/model_args' }
      : { name, rule: 'reported', at: `/config/model_args${jsonPointer(key)}` };
  };
  const firstOf = (keys: readonly string[]): NamedPlace | null => {
    for (const key of keys) {
      const found = argument(key);
      if (found !== null) return found;
    }
    return null;
  };
  const named =
    namedPlace(member(root, 'model_name'), '/model_name') ??
    firstOf(NAMING_ARGUMENTS) ??
    firstOf(NEOX_ARGUMENTS) ??
    hubName(config);
  if (named === null) return null;
  const stated = weightsOf(args, '/config/model_args', argument);
  const ofConfig = namedPlace(member(config, 'model_revision'), '/config/model_revision');
  const isStated = stated.revision !== null && stated.revision.name !== 'main';
  const params = member(config, 'model_num_parameters');
  const isCounted = typeof params === 'number' && params > 0;
  const sanitised = nameOf(member(root, 'model_name_sanitized'));

  const run = revisedRun(
    named,
    { file, pointer: '/config' },
    {
      ...stated,
      revision: isStated && (ofConfig === null || ofConfig.name === 'main') ? stated.revision : ofConfig,
      // An adapter that was saved at a step makes a checkpoint, whatever the model is called.
      others: [...stated.others, ...[...NAMING_ARGUMENTS, ...NEOX_ARGUMENTS].map(argument)],
    },
  );
  return {
    ...run,
    // The harness names its output folder so, and people copy it from there.
    aliases: [...run.aliases, ...(sanitised !== null && sanitised !== named.name ? [sanitised] : [])],
    params: isCounted ? params : null,
    paramsKind: isCounted ? 'total' : 'unknown',
    origins: withOrigins(run.origins, [
      isCounted ? originAt('params', 'reported', '/config/model_num_parameters') : null,
      isCounted ? originAt('params_kind', 'format', null) : null,
    ]),
  };
};
