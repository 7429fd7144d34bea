import type { Document } from './document.ts';
import { jsonPointer, pointerSegments } from './jsonPointer.ts';
import { isObject, member } from './member.ts';

/** A data frame as rows, and where a cell of a row stands in the file: of the row itself where the column is null. */
interface Frame {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly place: (row: number, column: string | null) => string;
}

type Parts = readonly (readonly [string, Readonly<Record<string, unknown>>])[];

/** What a column is called that holds the names of the rows, as pandas calls it when it writes them beside the others. */
const INDEX = 'index';

const WHOLE = /^\d{1,15}$/;

/** Names of facts of runs, which stand over columns. */
const FACT =
  /^(?:n_?)?(?:model|run|name|step|params?|parameters?|size|tokens?|flops?|compute|loss|accuracy|acc)(?:$|[^a-z])/i;

const isScalar = (value: unknown): boolean => value === null || typeof value !== 'object';

const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');

/** Whether names are the numbers of rows, which say nothing. */
const areNumbers = (names: readonly string[]): boolean => names.every((name) => WHOLE.test(name));

/** `orient="split"`: the names of the columns, and a list a row. */
const splitFrame = (value: unknown): Frame | null => {
  const columns = member(value, 'columns');
  const data = member(value, 'data');
  const index = member(value, 'index');
  if (!areTexts(columns) || new Set(columns).size < columns.length || !Array.isArray(data)) return null;
  if (!data.every((row) => Array.isArray(row) && row.length === columns.length)) return null;
  const names = Array.isArray(index) && index.length === data.length ? index : [];
  const isNamed = names.some((name) => typeof name === 'string') && !columns.includes(INDEX);
  return {
    rows: data.map((row: readonly unknown[], at) =>
      Object.fromEntries([
        ...(isNamed ? [[INDEX, names[at]]] : []),
        ...columns.map((column, cell) => [column, row[cell]]),
      ]),
    ),
    place: (row, column) =>
      isNamed && column === INDEX
        ? jsonPointer(INDEX, row)
        : jsonPointer('data', row, ...(column === null ? [] : [columns.indexOf(column)])),
  };
};

/** `orient="table"`: a description of the columns, and an object a row. */
const tableFrame = (value: unknown): Frame | null => {
  const data = member(value, 'data');
  if (!Array.isArray(member(member(value, 'schema'), 'fields')) || !Array.isArray(data)) return null;
  if (!data.every(isObject)) return null;
  return {
    rows: data,
    place: (row, column) => jsonPointer('data', row, ...(column === null ? [] : [column])),
  };
};

/** Objects that all have the same keys, each with one value. */
const partsOf = (value: unknown): Parts | null => {
  if (!isObject(value)) return null;
  const parts = Object.entries(value);
  const first = parts[0]?.[1];
  const inner = isObject(first) ? Object.keys(first) : [];
  const isFrame = parts.every(([, part]) => {
    if (!isObject(part)) return false;
    const keys = Object.keys(part);
    return (
      keys.length === inner.length &&
      keys.every((key, at) => key === inner[at]) &&
      Object.values(part).every(isScalar)
    );
  });
  return inner.length > 0 && isFrame ? parts.map(([name, part]) => [name, part as Parts[number][1]]) : null;
};

/** `orient="columns"`, which is what `to_json()` writes where it is not told otherwise: a key a column, then a key a row. */
const columnsFrame = (parts: Parts, names: readonly string[]): Frame => {
  const isNamed = !areNumbers(names) && !parts.some(([column]) => column === INDEX);
  const [first] = parts;
  return {
    rows: names.map((name) =>
      Object.fromEntries([
        ...(isNamed ? [[INDEX, name]] : []),
        ...parts.map(([column, cells]) => [column, cells[name]]),
      ]),
    ),
    place: (row, column) =>
      jsonPointer(
        column === null || (isNamed && column === INDEX) ? (first?.[0] ?? '') : column,
        names[row] ?? '',
      ),
  };
};

/** `orient="index"`: a key a row, then a key a column. */
const indexFrame = (parts: Parts, names: readonly string[]): Frame => {
  const isNamed = !areNumbers(parts.map(([name]) => name)) && !names.includes(INDEX);
  return {
    rows: parts.map(([name, cells]) => (isNamed ? { [INDEX]: name, ...cells } : cells)),
    place: (row, column) =>
      jsonPointer(
        parts[row]?.[0] ?? '',
        ...(column === null || (isNamed && column === INDEX) ? [] : [column]),
      ),
  };
};

/** Numbers of rows stand on one side, or the names of facts on the other; else nothing says which names are the columns. */
const keyedFrame = (value: unknown): Frame | null => {
  const parts = partsOf(value);
  if (parts === null) return null;
  const outer = parts.map(([name]) => name);
  const inner = Object.keys(parts[0]?.[1] ?? {});
  const [overColumns, overRows] = [areNumbers(inner), areNumbers(outer)];
  if (overColumns !== overRows) return overColumns ? columnsFrame(parts, inner) : indexFrame(parts, inner);
  const [outside, inside] = [outer, inner].map((names) => names.some((name) => FACT.test(name)));
  if (overColumns || outside === inside || parts.length < 2) return null;
  return outside === true ? columnsFrame(parts, inner) : indexFrame(parts, inner);
};

/**
 * A data frame that was written as JSON, as the rows that it holds, which is what JSON lines of it would be; any other document as it is.
 * Positions stay those of the file. Source: pandas 2, `DataFrame.to_json`, `orient`.
 */
export const frameRows = (document: Document): Document => {
  const { syntax, value } = document;
  const frame = syntax === 'json' ? (splitFrame(value) ?? tableFrame(value) ?? keyedFrame(value)) : null;
  if (frame === null) return document;
  return {
    ...document,
    syntax: 'lines',
    value: frame.rows,
    locate: (pointer, of) => {
      const [row, column = null] = pointerSegments(pointer);
      return document.locate(row === undefined ? '' : frame.place(Number(row), column), of);
    },
  };
};
