import { decimalNumber } from '../../records/decimalNumber.ts';

/** What a harness writes where it has no number. */
const NOTHING = new Set(['', '-', 'n/a', 'na', 'none', 'null', 'nan']);

/** A value of a row, read. */
export type WrittenNumber =
  | { readonly kind: 'number'; readonly value: number; readonly isText: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'collection' }
  | { readonly kind: 'refused' };

/**
 * Reads what stands for a metric. Null, `N/A` and an empty list say nothing; a list or a map is something beside the scores. A number
 * in quotes is one only where the harness is known to write its own numbers so.
 */
export const writtenNumber = (value: unknown, hasTextNumbers: boolean): WrittenNumber => {
  if (typeof value === 'number') return { kind: 'number', value, isText: false };
  if (value === null || value === undefined) return { kind: 'nothing' };
  if (Array.isArray(value)) return { kind: value.length === 0 ? 'nothing' : 'collection' };
  if (typeof value === 'object') return { kind: 'collection' };
  if (typeof value !== 'string') return { kind: 'refused' };
  const text = value.trim();
  if (NOTHING.has(text.toLowerCase())) return { kind: 'nothing' };
  const number = hasTextNumbers ? decimalNumber(text) : null;
  return number !== null && Number.isFinite(number)
    ? { kind: 'number', value: number, isText: true }
    : { kind: 'refused' };
};
