import type { Document } from '../../documents/document.ts';
import { isObject, member } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { isIndexColumn } from '../../documents/table/isIndexColumn.ts';

/** Columns that are tried: what names a run stands near the front. */
const MOST_TRIED = 50;

/** What makes the key of a row: its cells in some columns. */
const keyOf = (row: unknown, columns: readonly string[]): string =>
  JSON.stringify(columns.map((column) => member(row, column)));

/**
 * The column that names a run together with the columns that are mapped as `run`, so that no two rows have one name: as the rest
 * of a message; empty where there is none. Looked for once, when a message needs it.
 */
export const apartBy = (document: Document, run: readonly string[]): (() => string) => {
  let said: string | null = null;
  const find = (): string => {
    const rows = Array.isArray(document.value) ? document.value.filter(isObject) : [];
    const found = document.columns.slice(0, MOST_TRIED).find(
      (column) =>
        !run.includes(column) &&
        !isIndexColumn(document, column) &&
        new Set(rows.map((row) => keyOf(row, [...run, column]))).size === rows.length &&
        // What tells all rows apart by itself is a measurement or a number of rows, and names nothing.
        new Set(rows.map((row) => keyOf(row, [column]))).size < rows.length,
    );
    if (found === undefined || run.length === 0) return '';
    const columns = [...run, found];
    return ` Where ${columns.map(quoteText).join(' and ')} name a run together, write \`run: ${JSON.stringify(columns)}\`.`;
  };
  return () => {
    said ??= find();
    return said;
  };
};
