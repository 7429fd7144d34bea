const STAR = '*';

/** What the `*` of a pattern matches in a column's name: '' for a pattern without one; null where the pattern does not fit. */
export const captureOf = (pattern: string, column: string): string | null => {
  const star = pattern.indexOf(STAR);
  if (star < 0) return pattern === column ? '' : null;
  const start = pattern.slice(0, star);
  const end = pattern.slice(star + 1);
  const fits = column.length > start.length + end.length && column.startsWith(start) && column.endsWith(end);
  return fits ? column.slice(start.length, column.length - end.length) : null;
};

/** The text with its `*` replaced by what a pattern captured. */
export const withCapture = (text: string, capture: string): string => text.replace(STAR, () => capture);

/** Patterns with the most exact first: whole names before patterns, and of those the longer before the shorter. */
export const mostExactFirst = (patterns: readonly string[]): readonly string[] => {
  const weight = (pattern: string): number =>
    pattern.includes(STAR) ? pattern.length : Number.POSITIVE_INFINITY;
  return [...patterns].sort((a, b) => (weight(a) === weight(b) ? 0 : weight(a) > weight(b) ? -1 : 1));
};
