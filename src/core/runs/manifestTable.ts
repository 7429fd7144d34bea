import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Document } from '../documents/document.ts';
import { jsonPointer, pointerSegments } from '../documents/jsonPointer.ts';
import { isObject } from '../documents/member.ts';
import { quoteText } from '../documents/quoteText.ts';
import { isIndexColumn } from '../documents/table/isIndexColumn.ts';
import type { Problem } from '../problems/problem.ts';
import { decimalNumber } from '../records/decimalNumber.ts';
import { didYouMean } from '../text/nearestName.ts';

const LOSS = 'loss:';
const FACTOR = 'factor:';
const ALIASES_SEPARATOR = '|';

const texts = ['id', 'params_kind', 'training_run'];
const numbers = ['params', 'tokens', 'flops', 'step'];
const plainColumns = [...texts, ...numbers, 'aliases'];

const isNamed = (column: string, prefix: string): boolean =>
  column.startsWith(prefix) && column.length > prefix.length;

const isKnown = (column: string): boolean =>
  plainColumns.includes(column) || isNamed(column, LOSS) || isNamed(column, FACTOR);

/** A cell that should hold a number. Text that is none stays text, so that the schema can say what is wrong with it. */
const numberOf = (cell: string): number | string => {
  const value = decimalNumber(cell);
  return value !== null && Number.isFinite(value) ? value : cell;
};

const entryOf = (
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[],
): Record<string, unknown> => {
  const entry: Record<string, unknown> = {};
  const loss: [string, unknown][] = [];
  const factors: [string, unknown][] = [];
  for (const column of columns) {
    const cell = row[column];
    if (typeof cell !== 'string' || cell === '') continue;
    if (column === 'aliases') {
      const names = cell.split(ALIASES_SEPARATOR).map((name) => name.trim());
      entry[column] = names.filter((name) => name !== '');
    } else if (isNamed(column, LOSS)) loss.push([column.slice(LOSS.length), numberOf(cell)]);
    else if (isNamed(column, FACTOR)) factors.push([column.slice(FACTOR.length), cell]);
    else entry[column] = numbers.includes(column) ? numberOf(cell) : cell;
  }
  return { ...entry, loss: Object.fromEntries(loss), factors: Object.fromEntries(factors) };
};

/** The cell of the table behind a pointer into the manifest that was made of it. */
const cellPointer = (pointer: string): string => {
  const [, index, key, name] = pointerSegments(pointer);
  if (index === undefined) return '';
  if (key === undefined) return jsonPointer(index);
  if (name !== undefined && key === 'loss') return jsonPointer(index, `${LOSS}${name}`);
  if (name !== undefined && key === 'factors') return jsonPointer(index, `${FACTOR}${name}`);
  return jsonPointer(index, key);
};

/**
 * A runs manifest in CSV as the document that the same manifest in YAML would be, with places that point into the table.
 * Unknown columns are problems of the header and are left out.
 */
export const manifestTable = (
  table: Document,
): { readonly document: Document; readonly problems: readonly Problem[] } => {
  const problems = boundedProblems(table.file);
  for (const column of table.columns) {
    if (isKnown(column) || isIndexColumn(table, column)) continue;
    const message = `The column ${quoteText(column)} does not belong to a runs manifest and was not read.${didYouMean(column, plainColumns)}`;
    problems.add('SG105', () => table.locate(jsonPointer(0, column), 'key'), message);
  }
  const columns = table.columns.filter(isKnown);
  const rows = Array.isArray(table.value) ? table.value : [];
  const runs = rows.map((row) => (isObject(row) ? entryOf(row, columns) : row));
  const document: Document = {
    file: table.file,
    syntax: 'json',
    value: { version: 1, runs },
    columns: [],
    locate: (pointer, of) => ({ ...table.locate(cellPointer(pointer), of), pointer: cellPointer(pointer) }),
  };
  return { document, problems: problems.all() };
};
