import type { Origin } from './origin.ts';
import type { RunFacts, ScoreRecord } from './scoreRecord.ts';

/** One field of a record, or one fact of a run, that has a value. */
export interface Field {
  /** As the tidy table calls it. */
  readonly field: string;
  readonly value: string | number | boolean;
  /** Null where it is not known. */
  readonly origin: Origin | null;
}

type Value = string | number | boolean | null;

const fieldsOf = (
  origins: readonly Origin[],
  values: readonly (readonly [string, Value])[],
): readonly Field[] => {
  const byField = new Map(origins.map((origin) => [origin.field, origin]));
  return values.flatMap(([field, value]) =>
    value === null ? [] : [{ field, value, origin: byField.get(field) ?? null }],
  );
};

const named = (
  prefix: string,
  values: Readonly<Record<string, string | number>>,
): readonly (readonly [string, Value])[] =>
  Object.entries(values).map(([name, value]) => [`${prefix}:${name}`, value]);

/** The fields of a record that have a value, in a fixed order; a date is given as ISO 8601. */
export const recordFields = (record: ScoreRecord): readonly Field[] =>
  fieldsOf(record.origins, [
    ['run', record.run],
    ['task', record.task],
    ['metric', record.metric],
    ['score', record.score],
    ['unit', record.unit],
    ['stderr', record.standardError],
    ['n', record.items],
    ['chance', record.chance],
    ['higher_is_better', record.higherIsBetter],
    ['task_loss', record.taskLoss],
    ...named('factor', record.factors),
    ['configuration', record.configuration?.fingerprint ?? null],
    ['date', record.date === null ? null : new Date(record.date).toISOString()],
  ]);

const states = ({ origins }: RunFacts, field: string): boolean =>
  origins.some((origin) => origin.field === field);

/** The facts of a run that have a value, in a fixed order. */
export const runFields = (run: RunFacts): readonly Field[] =>
  fieldsOf(run.origins, [
    ['id', run.id],
    ['params', run.params],
    // Unknown is said only where somebody wrote it.
    ['params_kind', run.paramsKind === 'unknown' && !states(run, 'params_kind') ? null : run.paramsKind],
    ['tokens', run.tokens],
    ['flops', run.flops],
    ['step', run.step],
    ['training_run', run.trainingRun === run.id ? null : run.trainingRun],
    ...named('loss', run.losses),
    ...named('factor', run.factors),
  ]);
