import { member } from '../../documents/member.ts';
import { namedRun } from '../../records/namedRun.ts';
import { originAt, withOrigin } from '../../records/origins.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { nameOf, revisedRun } from '../common/revisedRun.ts';

/** The model of a result, an adapter before its base; null where the file names none. */
export const evaluatedRun = (file: string, config: unknown): RunFacts | null => {
  const key = nameOf(member(config, 'peft_model')) === null ? 'model' : 'peft_model';
  const name = nameOf(member(config, key));
  if (name === null) return null;
  const revision = nameOf(member(config, 'revision'));
  const run = revisedRun(name, revision, { file, pointer: '/config' });
  const isRevised = run.step !== null && revision !== null && revision !== 'main';
  const ofStep = isRevised ? originAt('step', 'parsed', '/config/revision') : null;
  return namedRun(
    { ...run, origins: withOrigin(run.origins, ofStep) },
    run.id === name ? 'reported' : 'parsed',
    `/config/${key}`,
  );
};
