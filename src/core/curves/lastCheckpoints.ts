import type { ScoreRecord } from '../records/scoreRecord.ts';
import type { PlacedRecord } from './placedRecord.ts';

/** A run without a step is the finished one. */
const stepOf = ({ facts }: PlacedRecord): number => facts.step ?? Number.POSITIVE_INFINITY;

/**
 * Of the checkpoints of one training run, the last one that has a record.
 *
 * @param pinned records that stay, and in whose place no other checkpoint of their training run stands
 */
export const lastCheckpoints = (
  records: readonly PlacedRecord[],
  pinned: ReadonlySet<ScoreRecord> = new Set(),
): readonly PlacedRecord[] => {
  const last = new Map<string, number>();
  const settled = new Set<string>();
  for (const placed of records) {
    const { trainingRun } = placed.facts;
    last.set(trainingRun, Math.max(stepOf(placed), last.get(trainingRun) ?? 0));
    if (pinned.has(placed.record)) settled.add(trainingRun);
  }
  return records.filter((placed) => {
    const { trainingRun } = placed.facts;
    return settled.has(trainingRun) ? pinned.has(placed.record) : stepOf(placed) === last.get(trainingRun);
  });
};
