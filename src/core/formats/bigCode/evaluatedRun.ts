import { member } from '../../documents/member.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { namedPlace, revisedRun } from '../common/revisedRun.ts';
import { weightsOf } from '../common/weightsOf.ts';

/** The model of a result, an adapter before its base; null where the file names none. */
export const evaluatedRun = (file: string, config: unknown): RunFacts | null => {
  const named =
    namedPlace(member(config, 'peft_model'), '/config/peft_model') ??
    namedPlace(member(config, 'model'), '/config/model');
  return named === null
    ? null
    : revisedRun(named, { file, pointer: '/config' }, weightsOf(config, '/config'));
};
