import type { Origin } from '../records/origin.ts';
import { type Origins, originAt, originOf, withOrigins, withoutOrigins } from '../records/origins.ts';
import type { RunFacts } from '../records/scoreRecord.ts';

/** What a run is called once names were joined. */
interface Identity {
  readonly id: string;
  readonly step: number | null;
  readonly trainingRun: string;
}

/**
 * The origins of a run once it is called otherwise than its statement calls it: the name there was joined to it, and the step and
 * the training run, where nothing states them, are parts of that name.
 */
export const identityOrigins = (facts: RunFacts, { id, step, trainingRun }: Identity): Origins => {
  const stated = originOf(facts.origins, 'id');
  const at = stated?.at ?? null;
  const joined = (field: string): Origin => ({
    ...originAt(field, at === null ? 'file-name' : 'joined', at),
    ...(stated?.file === undefined ? {} : { file: stated.file }),
  });
  const isPart = (field: string, isKnown: boolean, isSame: boolean): Origin | null =>
    isKnown && !(isSame && originOf(facts.origins, field) !== null) ? joined(field) : null;
  const isOut = (field: string): boolean =>
    (field === 'step' && step === null) || (field === 'training_run' && trainingRun === id);
  return withOrigins(withoutOrigins(facts.origins, isOut), [
    stated !== null && facts.id === id ? null : joined('id'),
    isPart('step', step !== null, step === facts.step),
    isPart('training_run', trainingRun !== id, trainingRun === facts.trainingRun),
  ]);
};
