/** What a look at JSON text shows without parsing it. */
export interface JsonMeasure {
  /** Colons outside of strings: the members of all objects, duplicates included. */
  readonly members: number;
  /** Deepest nesting of brackets. */
  readonly depth: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Characters of a string that are looked at one by one: most keys and values end within them, and a search costs more than that. */
const SHORT = 24;

/** The offset just behind a string that opens at `start`; past the end of the text where it never closes. */
export const skipString = (text: string, start: number): number => {
  let index = start + 1;
  for (const end = Math.min(index + SHORT, text.length); index < end; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) return index + 1;
    if (code === BACKSLASH) index++;
  }
  for (;;) {
    const quote = text.indexOf('"', index);
    if (quote < 0) return text.length + 1;
    let slashes = 0;
    while (quote - slashes > index && text.charCodeAt(quote - slashes - 1) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    index = quote + 1;
  }
};

/**
 * Counts members and nesting of JSON text in one pass, at a fraction of what parsing costs. The syntax is not judged: for
 * text that is no JSON the figures mean nothing, but the pass ends.
 */
export const measureJson = (text: string): JsonMeasure => {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = skipString(text, index);
      continue;
    }
    index++;
    // Most characters between strings are blanks, digits, commas and points, all of them below the colon.
    if (code < COLON) continue;
    if (code === COLON) members++;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
  }
  return { members, depth: deepest };
};
