import type { Origin } from '../../records/origin.ts';
import { originAt } from '../../records/origins.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';

/** The place of a run's name, as the place of the field `run` of its records. */
export const runOrigin = ({ origins }: RunFacts): Origin | null => {
  const id = origins.find(({ field }) => field === 'id');
  return id === undefined ? null : originAt('run', id.rule, id.at);
};
