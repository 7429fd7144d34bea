import { member } from '../../documents/member.ts';
import { namedRun } from '../../records/namedRun.ts';
import { originAt, withOrigin } from '../../records/origins.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { nameOf, revisedRun } from '../common/revisedRun.ts';

/**
 * The model that an Inspect log was made with: `provider/name` as written. The name without its provider is an alias, since
 * that is what a hub calls it: `hf/EleutherAI/pythia-1b` is `EleutherAI/pythia-1b`.
 */
export const evaluatedModel = (file: string, model: string, args: unknown): RunFacts => {
  const revision = nameOf(member(args, 'revision'));
  const revised = revisedRun(model, revision, { file, pointer: '/eval/model' });
  const isRevised = revised.step !== null && revision !== null && revision !== 'main';
  const ofStep = isRevised ? originAt('step', 'parsed', '/eval/model_args/revision') : null;
  const run = namedRun(
    { ...revised, origins: withOrigin(revised.origins, ofStep) },
    revised.id === model ? 'reported' : 'parsed',
    '/eval/model',
  );
  const slash = model.indexOf('/');
  const withoutProvider = model.slice(slash + 1);
  return { ...run, aliases: slash > 0 && withoutProvider !== '' ? [withoutProvider] : [] };
};
