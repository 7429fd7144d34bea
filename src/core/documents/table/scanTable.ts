const QUOTE = 0x22;
const COMMA = 0x2c;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const TAB = 9;

/** What is wrong with a row's quotes: where it opens, and whether the file ended before it closed. */
interface QuoteFault {
  readonly offset: number;
  readonly kind: 'never-closed' | 'text-after';
}

/** One row of comma-separated text. The arrays are reused from row to row: copy what is kept. */
export interface ScannedRow {
  readonly cells: string[];
  /** Offset of each cell's first character: the quote of a quoted one. */
  readonly offsets: number[];
  fault: QuoteFault | null;
  /** Offset of the next row; the text's length after the last. */
  next: number;
}

/** An empty row to scan into. */
export const emptyRow = (): ScannedRow => ({ cells: [], offsets: [], fault: null, next: 0 });

const isPadding = (code: number): boolean => code === SPACE || code === TAB;

/**
 * Scans the row that starts at `start` into `row` (RFC 4180: quoted cells may hold commas, doubled quotes and line ends).
 * Blanks around a cell are dropped, those inside quotes are kept. Rows end at a line feed, with or without a return.
 */
export const scanRow = (text: string, start: number, row: ScannedRow): void => {
  const { cells, offsets } = row;
  cells.length = 0;
  offsets.length = 0;
  row.fault = null;
  const length = text.length;
  let index = start;
  for (;;) {
    while (index < length && isPadding(text.charCodeAt(index))) index++;
    offsets.push(index);
    if (text.charCodeAt(index) === QUOTE) {
      const open = index;
      let piece = index + 1;
      let cell = '';
      for (;;) {
        const close = text.indexOf('"', piece);
        if (close < 0) {
          row.fault ??= { offset: open, kind: 'never-closed' };
          cells.push(cell + text.slice(piece));
          row.next = length;
          return;
        }
        cell += text.slice(piece, close);
        if (text.charCodeAt(close + 1) !== QUOTE) {
          index = close + 1;
          break;
        }
        cell += '"';
        piece = close + 2;
      }
      cells.push(cell);
      while (index < length) {
        const code = text.charCodeAt(index);
        if (code === COMMA || code === LINE_FEED) break;
        if (!isPadding(code) && code !== RETURN) row.fault ??= { offset: index, kind: 'text-after' };
        index++;
      }
    } else {
      const open = index;
      while (index < length) {
        const code = text.charCodeAt(index);
        if (code === COMMA || code === LINE_FEED) break;
        index++;
      }
      let stop = index;
      while (stop > open) {
        const code = text.charCodeAt(stop - 1);
        if (!isPadding(code) && code !== RETURN) break;
        stop--;
      }
      cells.push(text.slice(open, stop));
    }
    if (index >= length) {
      row.next = length;
      return;
    }
    index++;
    if (text.charCodeAt(index - 1) === LINE_FEED) {
      row.next = index;
      return;
    }
  }
};
