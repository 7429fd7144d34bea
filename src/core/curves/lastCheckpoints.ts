import type { PlacedRecord } from './placedRecord.ts';

/** A run without a step is the finished one. */
const stepOf = ({ facts }: PlacedRecord): number => facts.step ?? Number.POSITIVE_INFINITY;

/** Of the checkpoints of one training run, the last one that has a record. */
export const lastCheckpoints = (records: readonly PlacedRecord[]): readonly PlacedRecord[] => {
  const last = new Map<string, number>();
  for (const placed of records) {
    const { trainingRun } = placed.facts;
    last.set(trainingRun, Math.max(stepOf(placed), last.get(trainingRun) ?? 0));
  }
  return records.filter((placed) => stepOf(placed) === last.get(placed.facts.trainingRun));
};
