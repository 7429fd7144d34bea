import { isObject, member } from '../../documents/member.ts';
import { itemsFromStandardError } from '../../records/itemsFromStandardError.ts';
import type { Dialect } from './dialect.ts';

/** The metric that is itself a loss on the row's own texts. */
export const BITS_PER_BYTE = 'bits_per_byte';

/** A positive standard error; 0, "N/A", NaN and null say nothing about the error, and are unknown. */
export const standardErrorOf = (value: unknown): number | null =>
  typeof value === 'number' && value > 0 ? value : null;

/** A whole number of at least 1; null for anything else. */
export const positiveInteger = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : null;

/** Bits per byte on the row's own texts: the loss that a `task-loss` axis reads. */
export const taskLossOf = (row: unknown, dialect: Dialect): number | null => {
  for (const [key, value] of Object.entries(isObject(row) ? row : {}))
    if (dialect.metricOf(key, value)?.metric === BITS_PER_BYTE && typeof value === 'number') return value;
  return null;
};

/** The items of a row, recovered from any of its accuracies; all metrics of a row are of the same items. */
export const recoveredItems = (row: Readonly<Record<string, unknown>>, dialect: Dialect): number | null => {
  for (const [key, score] of Object.entries(row)) {
    const entry = dialect.metricOf(key, score);
    const standardError = entry === null ? null : standardErrorOf(member(row, entry.standardErrorKey));
    if (typeof score !== 'number' || standardError === null) continue;
    const items = itemsFromStandardError(score, standardError);
    if (items !== null) return items;
  }
  return null;
};
