import { isNonFinite } from '../documents/json/nonFinite.ts';
import { quoteText } from '../documents/quoteText.ts';

/** A short word or quote for a value met in a file: `the text "0.5"`, `the number 3`, `a list`. */
export const showValue = (value: unknown): string => {
  if (value === null) return 'blank';
  if (isNonFinite(value)) return value.name;
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `the text ${quoteText(value)}`;
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    default:
      return 'a map of keys';
  }
};
