import type { Document } from '../../documents/document.ts';
import { isObject } from '../../documents/member.ts';

/** The columns of a table, or the keys of all lines, each with the row where it stands first. */
export const documentColumns = (document: Document): ReadonlyMap<string, number> => {
  const columns = new Map<string, number>();
  for (const name of document.columns) columns.set(name, 0);
  const rows = document.syntax !== 'table' && Array.isArray(document.value) ? document.value : [];
  for (const [index, row] of rows.entries())
    for (const name of isObject(row) ? Object.keys(row) : [])
      if (!columns.has(name)) columns.set(name, index);
  return columns;
};
