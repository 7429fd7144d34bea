import { displayWidth } from './displayWidth.ts';
import { padText } from './padText.ts';
import type { Colour, Painter } from './painter.ts';
import { truncateText } from './truncateText.ts';

export interface TableColumn {
  readonly header: string;
  readonly align?: 'left' | 'right';
  /** The least important column is shortened first, then dropped first. */
  readonly importance: number;
  /** Columns it may be shortened to; absent where a part of it would mislead, as of a number. */
  readonly shortest?: number;
  /** Shown only where no other column has to be shortened for it. */
  readonly spare?: boolean;
}

export interface TableCell {
  /** One line, escaped for its sink already. */
  readonly text: string;
  readonly colours?: readonly Colour[];
}

const gap = 2;

interface Placed extends TableColumn {
  readonly index: number;
  readonly natural: number;
  width: number;
}

const totalOf = (columns: readonly Placed[]): number =>
  columns.reduce((sum, { width }) => sum + width, gap * Math.max(0, columns.length - 1));

/** Shortens columns, least important first, as far as the width asks and their `shortest` lets. */
const shorten = (columns: readonly Placed[], width: number): void => {
  for (const column of columns) column.width = column.natural;
  for (const column of columns.toSorted((a, b) => a.importance - b.importance)) {
    const excess = totalOf(columns) - width;
    if (excess <= 0) return;
    const shortest = Math.min(column.natural, column.shortest ?? column.natural);
    column.width = Math.max(shortest, column.natural - excess);
  }
};

/**
 * Lays rows out as lines of at most `width` columns: everything where it fits, else without spare columns, else the least important columns
 * shortened with `…`, else dropped. The first line is the header. The most important column always stays.
 */
export const layoutTable = (
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  width: number,
  paint: Painter,
): readonly string[] => {
  let placed: Placed[] = columns.map((column, index) => {
    const widths = rows.map((row) => displayWidth(row[index]?.text ?? ''));
    const natural = widths.reduce((a, b) => Math.max(a, b), displayWidth(column.header));
    return { ...column, index, natural, width: natural };
  });
  shorten(placed, width);
  if (placed.some(({ spare = false, width: shown, natural }) => !spare && shown < natural)) {
    placed = placed.filter(({ spare = false }) => !spare);
    shorten(placed, width);
  }
  while (totalOf(placed) > width && placed.length > 1) {
    const least = placed.reduce((a, b) => (b.importance < a.importance ? b : a));
    placed = placed.filter((column) => column !== least);
    shorten(placed, width);
  }
  const lineOf = (cells: readonly TableCell[]): string =>
    placed
      .map(({ index, align = 'left', width: columnWidth }) => {
        const { text, colours = [] } = cells[index] ?? { text: '' };
        const shown = truncateText(text, Math.min(columnWidth, width));
        const blanks = padText(shown, columnWidth, align).length - shown.length;
        const painted = paint(shown, ...colours);
        return align === 'right' ? ' '.repeat(blanks) + painted : painted + ' '.repeat(blanks);
      })
      .join(' '.repeat(gap))
      .trimEnd();
  return [columns.map(({ header }): TableCell => ({ text: header, colours: ['dim'] })), ...rows].map(lineOf);
};
