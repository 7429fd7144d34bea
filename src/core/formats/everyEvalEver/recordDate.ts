import { decimalNumber } from '../../records/decimalNumber.ts';
import { epochMilliseconds } from '../../records/epochMilliseconds.ts';
import { isoDate } from '../../records/isoDate.ts';

/** Numbers above this count milliseconds: as seconds they would lie beyond the year 5000. */
const MOST_SECONDS = 1e11;

/** A timestamp in milliseconds since 1970: mostly text that counts seconds, sometimes ISO 8601; null for anything else. */
export const recordDate = (stated: unknown): number | null => {
  const text = typeof stated === 'string' ? stated.trim() : '';
  const count = decimalNumber(text);
  if (count === null || !Number.isFinite(count)) return isoDate(text);
  return epochMilliseconds(count > MOST_SECONDS ? count : count * 1000);
};
