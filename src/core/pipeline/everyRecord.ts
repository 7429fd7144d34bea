import type { ScoreRecord, Source } from '../records/scoreRecord.ts';
import type { RecordView } from '../report/recordView.ts';
import { normaliseRecords } from '../tasks/normaliseRecords.ts';
import { shippedTaskCards } from '../tasks/shippedTaskCards.ts';
import type { GatheredEvidence } from './gatherEvidence.ts';

/** A normalised record, and whether it is judged. */
export interface ListedRecord {
  readonly record: ScoreRecord;
  readonly status: RecordView['status'];
  /** Where the newer one stands; null unless it is replaced. */
  readonly by: Source | null;
}

/** Every record of the evidence in the order of its files: those that are judged, and those that left for the sake of another one. */
export const everyRecord = ({
  records,
  left: { repeats, replaced, contradicting },
  parts: { policed, cards },
}: GatheredEvidence): readonly ListedRecord[] => {
  const newer = new Map(replaced.map(({ record, by }) => [record.source, by.source]));
  const normalised = (some: readonly ScoreRecord[], status: RecordView['status']): readonly ListedRecord[] =>
    normaliseRecords(some, { own: cards, shipped: shippedTaskCards }).records.map((record) => ({
      record,
      status,
      by: newer.get(record.source) ?? null,
    }));
  const left = [
    ...normalised(repeats, 'repeated'),
    ...normalised(
      replaced.map(({ record }) => record),
      'replaced',
    ),
    ...normalised(contradicting.flat(), 'contradicting'),
  ];
  const kept = records.map((record): ListedRecord => ({ record, status: 'kept', by: null }));
  if (left.length === 0) return kept;
  const places = new Map(policed.map(({ record }, index) => [record.source, index]));
  const placeOf = ({ record }: ListedRecord): number => places.get(record.source) ?? 0;
  return [...kept, ...left].sort((a, b) => placeOf(a) - placeOf(b));
};
