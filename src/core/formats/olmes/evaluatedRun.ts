import { member } from '../../documents/member.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { namedPlace, revisedRun } from '../common/revisedRun.ts';
import { weightsOf } from '../common/weightsOf.ts';

/**
 * The model of an OLMES result; null where it names none. AI2's own checkpoints lie in folders `…/step1000-hf`, which stand
 * in the name itself where no revision is given.
 */
export const evaluatedRun = (file: string, pointer: string, config: unknown): RunFacts | null => {
  const alias = namedPlace(member(member(config, 'metadata'), 'alias'), `${pointer}/metadata/alias`);
  const named =
    namedPlace(member(config, 'model'), `${pointer}/model`) ??
    namedPlace(member(config, 'model_path'), `${pointer}/model_path`) ??
    alias;
  if (named === null) return null;
  const stated = weightsOf(config, pointer);
  const run = revisedRun(named, { file, pointer }, { ...stated, others: [...stated.others, alias] });
  const isOther = alias !== null && alias.name !== named.name && !run.aliases.includes(alias.name);
  return isOther ? { ...run, aliases: [...run.aliases, alias.name] } : run;
};
