import { originOf } from '../records/origins.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';

/**
 * A record whose items are known from a limit alone, without them where its task has no more than the limit allows: then the limit cut
 * nothing, and the items are the task's.
 */
export const belowLimit = (record: ScoreRecord, whole: number | null): ScoreRecord =>
  whole !== null &&
  record.items !== null &&
  record.items >= whole &&
  originOf(record.origins, 'n')?.rule === 'limit'
    ? { ...record, items: null, origins: record.origins.filter(({ field }) => field !== 'n') }
    : record;
