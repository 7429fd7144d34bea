import { jsonPointer } from '../../documents/jsonPointer.ts';
import { member } from '../../documents/member.ts';
import { itemsFromStandardError } from '../../records/itemsFromStandardError.ts';
import type { Stated } from '../../records/origin.ts';
import { originAt, originsBy } from '../../records/origins.ts';
import type { Dialect } from './dialect.ts';
import { writtenNumber } from './writtenNumber.ts';

/**
 * Bits per byte, of the row's own texts or, in OLMES (`_corr`), of the right answers. They are a loss, for a `task-loss` axis.
 */
const BITS_PER_BYTE = new Set(['bits_per_byte', 'bits_per_byte_corr']);

/** Whether a metric is itself the task's loss. */
export const isTaskLoss = (metric: string): boolean => BITS_PER_BYTE.has(metric);

/** A positive standard error; 0, "N/A", NaN and null say nothing about the error, and are unknown. */
export const standardErrorOf = (value: unknown, hasTextNumbers = false): number | null => {
  const written = writtenNumber(value, hasTextNumbers);
  return written.kind === 'number' && written.value > 0 ? written.value : null;
};

/** A whole number of at least 1; null for anything else. */
export const positiveInteger = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : null;

/** Items that a file says were asked, 0 among them; null for what is no count, such as the -1 of a writer that did not count. */
export const askedItems = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

const ofLoss = originsBy('task_loss', 'reported', (key) => `~[row]${jsonPointer(key)}`);
const ofRecovered = originsBy('n', 'from-stderr', (key) => `~[row]${jsonPointer(key)}`);

/** The loss of a row, at least 0, with its place beside the scores; null where the row has none. */
export const taskLossOf = (
  row: Readonly<Record<string, unknown>>,
  dialect: Dialect,
): Stated<number> | null => {
  for (const [key, value] of Object.entries(row)) {
    const metric = dialect.metricOf(key, value)?.metric;
    if (metric !== undefined && isTaskLoss(metric) && typeof value === 'number' && value >= 0)
      return { value, origin: ofLoss(key) };
  }
  return null;
};

/** The items of a row, recovered from any of its accuracies; all metrics of a row are of the same items. */
export const recoveredItems = (
  row: Readonly<Record<string, unknown>>,
  dialect: Dialect,
): Stated<number> | null => {
  for (const [key, score] of Object.entries(row)) {
    const entry = dialect.metricOf(key, score);
    const standardError =
      entry === null ? null : standardErrorOf(member(row, entry.standardErrorKey), dialect.hasTextNumbers);
    const written = writtenNumber(score, dialect.hasTextNumbers);
    if (written.kind !== 'number' || standardError === null) continue;
    const items = itemsFromStandardError(written.value, standardError);
    if (items === null) continue;
    return { value: items, origin: ofRecovered(entry?.standardErrorKey ?? key) };
  }
  return null;
};

/** The most items that can have been asked, where the evaluation was cut to a limit and nothing counts them. */
export const itemsOfLimit = (limit: unknown, at: string): Stated<number> | null => {
  const value = positiveInteger(limit);
  return value === null ? null : { value, origin: originAt('n', 'limit', at) };
};
