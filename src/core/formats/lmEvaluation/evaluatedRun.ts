import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { namedRun } from '../../records/namedRun.ts';
import type { OriginRule } from '../../records/originRules.ts';
import { originAt, withOrigins } from '../../records/origins.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { nameOf, revisedRun } from '../common/revisedRun.ts';
import { modelArguments } from './modelArguments.ts';

/** The argument that names the model, in the order in which the harness itself looks: an adapter before its base. */
const NAMING_ARGUMENTS = ['peft', 'delta', 'pretrained', 'model', 'path', 'engine'];

/** Where a GPT-NeoX config says which checkpoints it loaded. */
const NEOX_ARGUMENTS = ['load', 'eval_results_prefix'];

/** A text of the file, with its place. */
interface NamedPlace {
  readonly name: string;
  readonly rule: OriginRule;
  readonly at: string;
}

const textAt = (value: unknown, at: string): NamedPlace | null => {
  const name = nameOf(value);
  return name === null ? null : { name, rule: 'reported', at };
};

/** `config.model` is a backend (`hf-causal`, `vllm`) in most files, and a Hugging Face id `org/name` in some. */
const hubName = (config: unknown): NamedPlace | null => {
  const model = textAt(member(config, 'model'), '/config/model');
  return model?.name.includes('/') ? model : null;
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
    textAt(member(root, 'model_name'), '/model_name') ??
    firstOf(NAMING_ARGUMENTS) ??
    firstOf(NEOX_ARGUMENTS) ??
    hubName(config);
  if (named === null) return null;
  const revision = textAt(member(config, 'model_revision'), '/config/model_revision') ?? argument('revision');
  const iteration = wholeNumber(member(args, 'iteration'));
  const params = member(config, 'model_num_parameters');
  const isCounted = typeof params === 'number' && params > 0;
  const sanitised = nameOf(member(root, 'model_name_sanitized'));

  const run = revisedRun(named.name, revision?.name ?? null, { file, pointer: '/config' }, iteration);
  const ofRevision = run.step === iteration ? null : revision;
  const ofStep =
    run.step === null
      ? null
      : run.step === iteration
        ? originAt('step', 'reported', '/config/model_args/iteration')
        : ofRevision === null
          ? null
          : originAt('step', 'parsed', ofRevision.at);
  const origins = withOrigins(run.origins, [
    ofStep,
    isCounted ? originAt('params', 'reported', '/config/model_num_parameters') : null,
    isCounted ? originAt('params_kind', 'format', null) : null,
  ]);
  return namedRun(
    {
      ...run,
      // The harness names its output folder so, and people copy it from there.
      aliases: sanitised !== null && sanitised !== named.name ? [sanitised] : [],
      params: isCounted ? params : null,
      paramsKind: isCounted ? 'total' : 'unknown',
      origins,
    },
    run.id === named.name ? named.rule : 'parsed',
    named.at,
  );
};
