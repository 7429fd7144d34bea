import type { Document } from '../../documents/document.ts';
import { isObject, member } from '../../documents/member.ts';
import { documentColumns } from '../../formats/tidy/documentColumns.ts';
import { wideNumber } from '../../formats/wide/wideNumber.ts';

/** What the cells of one column show. */
export interface ColumnFacts {
  readonly name: string;
  /** `number` where all cells that hold anything are numbers; `blank` where none does. */
  readonly kind: 'number' | 'text' | 'blank';
  /** Cells that hold something. */
  readonly filled: number;
  readonly distinct: number;
  /** Of a column of numbers; 0 of others. */
  readonly least: number;
  readonly most: number;
  readonly areWhole: boolean;
  /** Whether every number has a suffix, as `7B`, or is written out. */
  readonly hasSuffix: boolean;
  /** Whether every cell has a percent sign. */
  readonly isSigned: boolean;
}

const SUFFIX = /\d ?[KMBT]$/i;

/** No count that is written out is smaller: beside `7B`, a plain 1.4 is in billions too. */
const LEAST_WRITTEN_OUT = 10_000;

/** Rows that are looked at: a table has its kinds of values long before. */
const MOST_ROWS = 20_000;

/** The rows of a table that a draft looks at. */
export const draftRows = (document: Document): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(document.value) ? document.value.slice(0, MOST_ROWS).filter(isObject) : [];

/** What each column of a table shows, in the order of the columns. */
export const columnFacts = (document: Document): readonly ColumnFacts[] => {
  const rows = draftRows(document);
  return [...documentColumns(document).keys()].map((name): ColumnFacts => {
    const seen = new Set<unknown>();
    const numbers: number[] = [];
    let [filled, signed, suffixed, short] = [0, 0, 0, 0];
    let [isNumber, areWhole] = [true, true];
    for (const row of rows) {
      const cell = member(row, name);
      const read = wideNumber(cell, { isPercent: true, count: 'plain' });
      if (read.kind === 'blank') continue;
      filled++;
      seen.add(cell);
      if (read.kind === 'refused') isNumber = false;
      if (read.kind !== 'number') continue;
      numbers.push(read.value);
      areWhole &&= Number.isInteger(read.value);
      const isSuffixed = typeof cell === 'string' && SUFFIX.test(cell);
      if (isSuffixed) suffixed++;
      else if (read.value < LEAST_WRITTEN_OUT) short++;
      if (typeof cell !== 'string') continue;
      if (cell.trimEnd().endsWith('%')) signed++;
    }
    const kind = filled === 0 ? 'blank' : isNumber && numbers.length > 0 ? 'number' : 'text';
    const isEmpty = kind !== 'number';
    return {
      name,
      kind,
      filled,
      distinct: seen.size,
      least: isEmpty ? 0 : numbers.reduce((a, b) => Math.min(a, b)),
      most: isEmpty ? 0 : numbers.reduce((a, b) => Math.max(a, b)),
      areWhole: !isEmpty && areWhole,
      hasSuffix: suffixed > 0 && short === 0,
      isSigned: filled > 0 && signed === filled,
    };
  });
};
