import { member } from '../../documents/member.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { nameOf, revisedRun } from '../common/revisedRun.ts';

/**
 * The model that an Inspect log was made with: `provider/name` as written. The name without its provider is an alias, since
 * that is what a hub calls it: `hf/EleutherAI/pythia-1b` is `EleutherAI/pythia-1b`.
 */
export const evaluatedModel = (file: string, model: string, args: unknown): RunFacts => {
  const run = revisedRun(model, nameOf(member(args, 'revision')), {
    file,
    pointer: '/eval/model',
  });
  const slash = model.indexOf('/');
  const withoutProvider = model.slice(slash + 1);
  return { ...run, aliases: slash > 0 && withoutProvider !== '' ? [withoutProvider] : [] };
};
