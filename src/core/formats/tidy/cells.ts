import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { isNonFinite } from '../../documents/json/nonFinite.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { ReadingRuleId } from '../../problems/readingRules.ts';
import { decimalNumber } from '../../records/decimalNumber.ts';
import { isoDate } from '../../records/isoDate.ts';
import { showValue } from '../../validation/showValue.ts';

/** Reads the cells of one table. What is wrong with a cell is told at the cell; the cell is then unknown. */
export interface Cells {
  /** The number in a cell; null for an empty cell and for one that holds none. */
  number(cell: unknown, row: number, column: string): number | null;
  /** A number that must meet a condition, which `expected` puts into words: `a count of at least 1`. */
  bounded(
    cell: unknown,
    row: number,
    column: string,
    isGood: (value: number) => boolean,
    expected: string,
  ): number | null;
  /** The text in a cell; null for an empty one, and for a cell that holds something else. */
  text(cell: unknown, row: number, column: string): string | null;
  /** `true` or `false` in a cell; null for an empty one, and for a cell that holds something else. */
  truth(cell: unknown, row: number, column: string): boolean | null;
  /** The date in a cell, in milliseconds since 1970. */
  date(cell: unknown, row: number, column: string): number | null;
  /** Tells a problem of one cell. */
  complain(rule: ReadingRuleId, row: number, column: string, message: string): void;
}

/** Whether a cell says nothing: empty in a CSV, null or absent in JSON lines. */
export const isBlank = (cell: unknown): boolean => cell === '' || cell === null || cell === undefined;

const NOT_FINITE = /^[+-]?(?:nan|inf(?:inity)?)$/i;

/** Readers for the cells of a document; numbers are text in a table, and numbers in JSON lines. */
export const cellsOf = (document: Document, problems: BoundedProblems): Cells => {
  const complain: Cells['complain'] = (rule, row, column, message) =>
    problems.add(rule, () => document.locate(jsonPointer(row, column)), message);

  const number: Cells['number'] = (cell, row, column) => {
    if (isBlank(cell) || isNonFinite(cell)) return null;
    if (typeof cell === 'number') return cell;
    const written = document.syntax === 'table' && typeof cell === 'string' ? cell : null;
    const value = written === null ? null : decimalNumber(written);
    if (value !== null && Number.isFinite(value)) return value;
    if (written !== null && (value !== null || NOT_FINITE.test(written))) {
      complain('SG109', row, column, `${column} is ${quoteText(written)}; a finite number was expected.`);
    } else {
      const seen = showValue(cell);
      complain(
        'SG110',
        row,
        column,
        `${column} is ${seen}; a number was expected, or nothing where it is not known.`,
      );
    }
    return null;
  };

  return {
    number,
    bounded: (cell, row, column, isGood, expected) => {
      const value = number(cell, row, column);
      if (value === null || isGood(value)) return value;
      complain('SG116', row, column, `${column} is ${value}; ${expected} was expected.`);
      return null;
    },
    text: (cell, row, column) => {
      if (isBlank(cell) || isNonFinite(cell)) return null;
      if (typeof cell === 'string') return cell;
      complain('SG105', row, column, `${column} is ${showValue(cell)}; a text was expected.`);
      return null;
    },
    truth: (cell, row, column) => {
      if (isBlank(cell) || isNonFinite(cell)) return null;
      if (cell === true || (document.syntax === 'table' && cell === 'true')) return true;
      if (cell === false || (document.syntax === 'table' && cell === 'false')) return false;
      complain('SG105', row, column, `${column} is ${showValue(cell)}; true or false was expected.`);
      return null;
    },
    date: (cell, row, column) => {
      if (isBlank(cell) || isNonFinite(cell)) return null;
      const date = typeof cell === 'string' ? isoDate(cell) : null;
      if (date !== null) return date;
      const seen = showValue(cell);
      complain(
        'SG105',
        row,
        column,
        `${column} is ${seen}; a date such as 2026-11-02 or 2026-11-02T10:15:00Z was expected.`,
      );
      return null;
    },
    complain,
  };
};
