/** Narrower than this a strip shows nothing that the numbers do not. */
const narrowest = 12;

interface Interval {
  readonly lower: number;
  readonly value: number;
  readonly upper: number;
}

/**
 * An interval and the thresholds it is judged against, drawn on one row of `width` columns: `┈┈├──●──┤┈┈┃┈`. The row spans
 * all of them with a margin on both sides. '' where the width is too small.
 */
export const intervalStrip = (
  { lower, value, upper }: Interval,
  thresholds: readonly number[],
  width: number,
): string => {
  if (width < narrowest) return '';
  const marks = [lower, value, upper, ...thresholds];
  const least = Math.min(...marks);
  const span = Math.max(...marks) - least;
  const columnOf = (score: number): number =>
    span === 0 ? Math.floor(width / 2) : 1 + Math.round(((score - least) / span) * (width - 3));
  const row = Array.from<unknown, string>({ length: width }, (_, column) =>
    column > columnOf(lower) && column < columnOf(upper) ? '─' : '┈',
  );
  row[columnOf(lower)] = '├';
  row[columnOf(upper)] = '┤';
  row[columnOf(value)] = '●';
  for (const threshold of thresholds) row[columnOf(threshold)] = '┃';
  return row.join('');
};
