import type { Document } from '../document.ts';
import { member } from '../member.ts';
import { rowNumbers } from './rowNumbers.ts';

/** What pandas calls a first column without a name when it reads the frame again; `.1` and so on where that happened twice. */
const UNNAMED = /^Unnamed: 0(?:\.\d+)*$/;
/** What it calls an index that was made a column, and other columns without a name. */
const NAMED = /^(?:index|level_\d+|Unnamed: \d+)$/;

/**
 * Whether a column is the index of a data frame: pandas writes it into CSV and JSON lines, and it says nothing. Such a column is
 * passed over, unless somebody maps it.
 */
export const isIndexColumn = ({ value }: Document, column: string): boolean => {
  const isUnnamed = UNNAMED.test(column);
  if ((!isUnnamed && !NAMED.test(column)) || !Array.isArray(value)) return false;
  const numbers = rowNumbers();
  for (const row of value) {
    const cell = member(row, column);
    if (cell !== undefined && cell !== '' && cell !== null) numbers.add(cell);
  }
  return isUnnamed ? numbers.areWhole() : numbers.areOfRows();
};
