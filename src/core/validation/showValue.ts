import { isNonFinite } from '../documents/nonFinite.ts';

/** Longest piece of a user's value that a message quotes. */
const LONGEST_QUOTE = 60;

/** A short word or quote for a value met in a file: `the text "0.5"`, `the number 3`, `a list`. */
export const showValue = (value: unknown): string => {
  if (value === null) return 'blank';
  if (isNonFinite(value)) return value.name;
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string': {
      const cut = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value;
      return `the text ${JSON.stringify(cut)}`;
    }
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    default:
      return 'a map of keys';
  }
};
