import stringWidth from 'string-width';

/**
 * Characters that take one column each and never join with a neighbour: ASCII, Latin letters, general punctuation, arrows,
 * mathematical signs, control pictures, box drawing, blocks, and the brackets around a revealed code point.
 */
const narrow =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2400-\u2426\u2500-\u259f\u27e8\u27e9]*$/;

/** Whether every code unit of a text takes one column, so that it can be measured and cut by its length. */
export const isNarrow = (text: string): boolean => narrow.test(text);

/** Columns that a text takes in a terminal: two for wide characters and emoji, none for marks. Escape sequences count. */
export const displayWidth = (text: string): number =>
  isNarrow(text) ? text.length : stringWidth(text, { countAnsiEscapeCodes: true });
