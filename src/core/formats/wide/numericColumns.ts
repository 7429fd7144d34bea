import type { Document } from '../../documents/document.ts';
import { member } from '../../documents/member.ts';
import { wideNumber } from './wideNumber.ts';

/** Rows looked at: a column of text shows in the first few that fill it. */
const ROWS_LOOKED_AT = 200;

/** Those of the columns that hold numbers, and beside them at most empty cells. */
export const numericColumns = (document: Document, columns: readonly string[]): readonly string[] => {
  const rows: readonly unknown[] = Array.isArray(document.value)
    ? document.value.slice(0, ROWS_LOOKED_AT)
    : [];
  return columns.filter((column) => {
    let numbers = 0;
    for (const row of rows) {
      const read = wideNumber(member(row, column), { isPercent: true, count: 'plain' });
      if (read.kind === 'refused') return false;
      if (read.kind === 'number') numbers++;
    }
    return numbers > 0;
  });
};
