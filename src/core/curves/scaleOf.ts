import { corpusOf, type ScaleAxis } from '../records/scaleAxis.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';

/** The raw value of a record on the axis, or null where neither its run nor the record itself states it. */
export const scaleOf = (axis: ScaleAxis, facts: RunFacts, record: ScoreRecord): number | null => {
  if (axis === 'task-loss') return record.taskLoss;
  if (axis === 'flops' || axis === 'params' || axis === 'tokens') return facts[axis];
  const corpus = corpusOf(axis);
  return corpus === null ? null : (facts.losses[corpus] ?? null);
};
