/** The most that a date can be, 100 million days from 1970 (ECMA-262, section 21.4.1.1). */
const MOST_MILLISECONDS = 8.64e15;

/** Whole milliseconds since 1970; null for a number that is no date after it. */
export const epochMilliseconds = (milliseconds: number): number | null =>
  milliseconds > 0 && milliseconds <= MOST_MILLISECONDS ? Math.round(milliseconds) : null;
