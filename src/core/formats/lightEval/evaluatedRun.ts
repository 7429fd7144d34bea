import { member } from '../../documents/member.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { nameOf, revisedRun } from '../common/revisedRun.ts';

/**
 * The model of a lighteval result; null where the file does not name it. `model_size` is the size of the checkpoint in bytes,
 * written as a text, and no count of parameters.
 */
export const evaluatedRun = (file: string, general: unknown): RunFacts | null => {
  const config = member(general, 'model_config');
  const name =
    nameOf(member(general, 'model_name')) ??
    nameOf(member(config, 'model_name')) ??
    nameOf(member(config, 'pretrained'));
  if (name === null) return null;
  return revisedRun(name, nameOf(member(config, 'revision')), { file, pointer: '/config_general' });
};
