import { member } from '../../documents/member.ts';
import { namedRun } from '../../records/namedRun.ts';
import { originAt, withOrigin } from '../../records/origins.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { nameOf, revisedRun } from '../common/revisedRun.ts';

/**
 * The model of a lighteval result; null where the file does not name it. `model_size` is the size of the checkpoint in bytes,
 * written as a text, and no count of parameters.
 */
export const evaluatedRun = (file: string, general: unknown): RunFacts | null => {
  const config = member(general, 'model_config');
  const places = [
    { at: '/config_general/model_name', name: nameOf(member(general, 'model_name')) },
    { at: '/config_general/model_config/model_name', name: nameOf(member(config, 'model_name')) },
    { at: '/config_general/model_config/pretrained', name: nameOf(member(config, 'pretrained')) },
  ];
  const found = places.find(({ name }) => name !== null);
  if (found === undefined || found.name === null) return null;
  const revision = nameOf(member(config, 'revision'));
  const run = revisedRun(found.name, revision, { file, pointer: '/config_general' });
  const isRevised = run.step !== null && revision !== null && revision !== 'main';
  const ofStep = isRevised ? originAt('step', 'parsed', '/config_general/model_config/revision') : null;
  return namedRun(
    { ...run, origins: withOrigin(run.origins, ofStep) },
    run.id === found.name ? 'reported' : 'parsed',
    found.at,
  );
};
