import { quoteText } from '../../documents/quoteText.ts';

/** Names listed in a message before the rest is only counted. */
const NAMES_LISTED = 5;

/** `"a", "b" and 3 more`. */
export const listNames = (names: readonly string[]): string => {
  const more = names.length - NAMES_LISTED;
  const shown = names.slice(0, NAMES_LISTED).map(quoteText).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
};
