import stringWidth from 'string-width';

/**
 * Characters that take one column each and never join with a neighbour: ASCII, Latin letters, general punctuation, arrows,
 * mathematical signs, control pictures, box drawing, blocks, and the brackets around a revealed code point.
 */
const narrow =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2400-\u2426\u2500-\u259f\u27e8\u27e9]*$/;

/** Whether every code unit of a text takes one column, so that it can be measured and cut by its length. */
export const isNarrow = (text: string): boolean => narrow.test(text);

/** Longest text whose width is kept, in code units: one character with its marks. */
const longestKept = 16;

/** More different characters than any one report has; then the store starts anew. */
const mostKept = 10_000;

const kept = new Map<string, number>();

const measure = (text: string): number => stringWidth(text, { countAnsiEscapeCodes: true });

/** Measuring a wide character takes some 0.2 ms and a name has few different ones, so that each is measured once. */
const measureOnce = (character: string): number => {
  const known = kept.get(character);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const width = measure(character);
  kept.set(character, width);
  return width;
};

/** Columns that a text takes in a terminal: two for wide characters and emoji, none for marks. Escape sequences count. */
export const displayWidth = (text: string): number => {
  if (isNarrow(text)) return text.length;
  return text.length <= longestKept ? measureOnce(text) : measure(text);
};
