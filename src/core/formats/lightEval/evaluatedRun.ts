import { member } from '../../documents/member.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { namedPlace, revisedRun } from '../common/revisedRun.ts';
import { weightsOf } from '../common/weightsOf.ts';

/**
 * The model of a lighteval result; null where the file does not name it. `model_size` is the size of the checkpoint in bytes,
 * written as a text, and no count of parameters.
 */
export const evaluatedRun = (file: string, general: unknown): RunFacts | null => {
  const config = member(general, 'model_config');
  const names = [
    namedPlace(member(general, 'model_name'), '/config_general/model_name'),
    namedPlace(member(config, 'model_name'), '/config_general/model_config/model_name'),
    namedPlace(member(config, 'pretrained'), '/config_general/model_config/pretrained'),
  ];
  const named = names.find((name) => name !== null);
  if (named === undefined || named === null) return null;
  const stated = weightsOf(config, '/config_general/model_config');
  const weights = { ...stated, others: [...stated.others, ...names] };
  return revisedRun(named, { file, pointer: '/config_general' }, weights);
};
