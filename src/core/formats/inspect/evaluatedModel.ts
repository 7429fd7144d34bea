import { member } from '../../documents/member.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { namedPlace, revisedRun } from '../common/revisedRun.ts';
import { weightsOf } from '../common/weightsOf.ts';

/**
 * The model that an Inspect log was made with: `provider/name` as written. The name without its provider is an alias, since
 * that is what a hub calls it: `hf/EleutherAI/pythia-1b` is `EleutherAI/pythia-1b`. Of `hf/local` the path is the name.
 */
export const evaluatedModel = (file: string, model: string, args: unknown): RunFacts => {
  const path = namedPlace(member(args, 'model_path'), '/eval/model_args/model_path');
  const isLocal = path !== null && model.endsWith('/local');
  const named = isLocal ? path : { name: model, rule: 'reported' as const, at: '/eval/model' };
  const run = revisedRun(named, { file, pointer: '/eval/model' }, weightsOf(args, '/eval/model_args'));
  const withoutProvider = model.slice(model.indexOf('/') + 1);
  const isAlias = !isLocal && withoutProvider !== model && withoutProvider !== '';
  return isAlias ? { ...run, aliases: [...run.aliases, withoutProvider] } : run;
};
