/** A whole number with its thousands set apart: 4784 reads 4,784. The same in every locale. */
export const formatCount = (count: number): string =>
  String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');

/** A count with its noun: `1 run`, `2 runs`, `1,000 entries` (with the plural given). */
export const countOf = (count: number, noun: string, plural = `${noun}s`): string =>
  `${formatCount(count)} ${count === 1 ? noun : plural}`;
