import type { OriginRule } from './originRules.ts';
import { originAt, withOrigins } from './origins.ts';
import type { RunFacts } from './scoreRecord.ts';

/** The run with the place of its name, and, where its step and its training run are parts of that, with the same place for them. */
export const namedRun = (run: RunFacts, rule: OriginRule, at: string | null): RunFacts => {
  const known = new Set(run.origins.map(({ field }) => field));
  const part = rule === 'reported' ? 'parsed' : rule;
  const ofPart = (field: string, isStated: boolean) =>
    isStated && !known.has(field) ? originAt(field, part, at) : null;
  return {
    ...run,
    origins: withOrigins(run.origins, [
      originAt('id', rule, at),
      ofPart('step', run.step !== null),
      ofPart('training_run', run.trainingRun !== run.id),
    ]),
  };
};
