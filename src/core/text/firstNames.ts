import { formatCount } from './formatCount.ts';

/** Names that are told before the rest is only counted. */
const MOST_NAMED = 3;

/** `a, b, c and 4 more`. */
export const firstNames = (names: readonly string[]): string => {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
};
