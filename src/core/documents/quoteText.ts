/** Longest piece of a user's text that a message quotes. */
const LONGEST_QUOTE = 60;

/** A piece of a user's file, quoted as JSON for a message and cut where it is long. */
export const quoteText = (text: string): string =>
  JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
