import { boundedProblems } from '../boundedProblems.ts';
import type { Reading, ReadingLimits } from '../document.ts';
import { pointerSegments } from '../jsonPointer.ts';
import { quoteText } from '../quoteText.ts';
import { textPlaces } from '../textPlaces.ts';
import { rowNumbers } from './rowNumbers.ts';
import { emptyRow, scanRow } from './scanTable.ts';

/** Most columns of a table. Every row is an object with a key a column, so that this bounds the memory of a row. */
const MOST_COLUMNS = 2_000;

interface Column {
  readonly index: number;
  readonly name: string;
}

const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell === '');

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/**
 * Reads a comma-separated table with a header row. Rows of a wrong length or with broken quotes are problems (SG102) and
 * are left out, and the others are still read; indices count the rows that were read. A column name that stands twice
 * (SG103) or holds values without a name (SG102) is left out with its cells, but for the index of a data frame, which is passed
 * over. Blank rows are skipped.
 */
export const readTable = (file: string, text: string, _limits: ReadingLimits): Reading => {
  const places = textPlaces(file, text);
  const problems = boundedProblems(file);
  const row = emptyRow();
  let start = 0;
  do {
    row.next = start;
    scanRow(text, start, row);
    if (!isBlankRow(row.cells)) break;
    start = row.next;
  } while (start < text.length);

  const header = [...row.cells];
  const headerOffsets = [...row.offsets];
  const headerStart = headerOffsets[0] ?? 0;
  const only = header.length === 1 ? (header[0] ?? '') : '';
  const separator = only.includes('\t') ? 'tabs' : only.includes(';') ? 'semicolons' : null;
  const refuse = (offset: number, message: string): Reading => {
    problems.add('SG102', places.at(offset, null), message);
    return { kind: 'unreadable', problems: problems.all() };
  };
  if (separator !== null) {
    return refuse(headerStart, `The columns are separated by ${separator}; write the table with commas.`);
  }
  const headerFault = row.fault;
  if (headerFault !== null)
    return refuse(headerFault.offset, 'The header row has a quote that does not close its cell.');
  if (header.length > MOST_COLUMNS) {
    return refuse(headerStart, `The header has ${header.length} columns; at most ${MOST_COLUMNS} are read.`);
  }

  const firstIndex = new Map<string, number>();
  const refused = new Set<string>();
  for (const [index, name] of header.entries()) {
    const offset = headerOffsets[index] ?? 0;
    const first = firstIndex.get(name);
    if (name === '') continue;
    if (first !== undefined) {
      refused.add(name);
      const message = `The column ${quoteText(name)} stands twice in the header, as column ${first + 1} and as column ${index + 1}; both are left out.`;
      problems.add('SG103', places.at(offset, null), message);
    } else if (name === '__proto__') {
      refused.add(name);
      problems.add('SG105', places.at(offset, null), 'The column name "__proto__" is refused.');
    }
    firstIndex.set(name, first ?? index);
  }
  const columns: readonly Column[] = header
    .map((name, index) => ({ index, name }))
    .filter(({ name }) => name !== '' && !refused.has(name));
  const unnamed = header.flatMap((name, index) => (name === '' ? [index] : []));
  // pandas writes the index of a frame as a first column without a name; it says nothing, so that it may go.
  const frameIndex = rowNumbers();
  const filled = new Set<number>();

  // Rows are copies of one parsed object, which engines keep in half the memory of objects that grow key by key.
  const blankRow = JSON.parse(
    JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, '']))),
  ) as Record<string, string>;
  const rows: Record<string, string>[] = [];
  let previous: Readonly<Record<string, string>> = blankRow;
  const starts: number[] = [];
  start = row.next;
  while (start < text.length) {
    scanRow(text, start, row);
    const { cells, fault } = row;
    const first = row.offsets[0] ?? start;
    if (fault !== null) {
      const message =
        fault.kind === 'never-closed'
          ? 'The quote that opens here is never closed; nothing from this row on was read.'
          : 'Text follows the closing quote of a cell; double the quotes inside a cell. This row is left out.';
      problems.add('SG102', places.at(fault.offset, null), message);
    } else if (!isBlankRow(cells)) {
      if (cells.length !== header.length) {
        const message = `This row has ${counted(cells.length, 'cell')} where the header has ${counted(header.length, 'column')}; it is left out.`;
        problems.add('SG102', places.at(first, null), message);
      } else {
        for (const index of unnamed) {
          const cell = cells[index] ?? '';
          if (cell === '') continue;
          filled.add(index);
          if (index === 0) frameIndex.add(cell);
        }
        const values = { ...blankRow };
        for (const { index, name } of columns) {
          const cell = cells[index] ?? '';
          // Rows that stand together repeat their run and its scale: they share one text, which halves the memory.
          const above = previous[name] ?? '';
          values[name] = cell === above ? above : cell;
        }
        previous = values;
        rows.push(values);
        starts.push(start);
      }
    }
    start = row.next;
  }
  for (const index of filled) {
    if (index === 0 && frameIndex.areOfRows()) continue;
    const message = `Column ${index + 1} holds values but has no name in the header; it is left out.`;
    problems.add('SG102', places.at(headerOffsets[index] ?? 0, null), message);
  }

  return {
    kind: 'document',
    document: {
      file,
      syntax: 'table',
      value: rows,
      columns: columns.map((column) => column.name),
      locate: (pointer, of = 'value') => {
        const [rowSegment, name] = pointerSegments(pointer);
        const rowStart = rowSegment === undefined ? undefined : starts[Number(rowSegment)];
        const column = name === undefined ? undefined : columns.find((one) => one.name === name);
        if (rowStart === undefined || (of === 'key' && column !== undefined)) {
          return places.at(headerOffsets[column?.index ?? 0] ?? headerStart, pointer);
        }
        const found = emptyRow();
        scanRow(text, rowStart, found);
        return places.at(found.offsets[column?.index ?? 0] ?? rowStart, pointer);
      },
    },
    problems: problems.all(),
  };
};
