import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { isNonFinite } from '../../documents/json/nonFinite.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { showValue } from '../../validation/showValue.ts';
import { type Cells, cellsOf } from '../tidy/cells.ts';
import { LOSS } from '../tidy/columns.ts';
import type { ColumnReference } from './columnMap.ts';
import type { ColumnProblems } from './columnProblems.ts';
import { scaledNumber } from './scaledNumber.ts';
import { type NumberStyle, wideNumber } from './wideNumber.ts';

/** Where a fact of a run stands in the table, and how its numbers are to be taken. */
export type CellPlace = ColumnReference;

/** Reads one number of a wide table; what is none is told once a column. */
export const readWideNumber = (
  cell: unknown,
  row: number,
  place: CellPlace,
  style: NumberStyle,
  faults: ColumnProblems,
): number | null => {
  if (isNonFinite(cell)) return null;
  const { column } = place;
  const read = wideNumber(cell, style);
  const seen = `${quoteText(column)} is ${showValue(cell)}`;
  switch (read.kind) {
    case 'blank':
      return null;
    case 'number': {
      const value = scaledNumber(read.value, place);
      if (Number.isFinite(value)) return value;
      faults.add('SG109', row, column, seen, 'a finite number was expected');
      return null;
    }
    case 'not-finite':
      faults.add('SG109', row, column, seen, 'a finite number was expected');
      return null;
    case 'refused':
      faults.add('SG110', row, column, seen, read.because);
      return null;
  }
};

/**
 * The cells of a wide table under the names that the tidy table gives them: the ledger of runs asks for `params`, and what is
 * wrong is told at the column that states it.
 */
export const wideCells = (
  document: Document,
  problems: BoundedProblems,
  faults: ColumnProblems,
  placeOf: (fact: string) => CellPlace,
  /** What would tell rows apart that contradict each other, as the rest of a message. */
  apart: () => string,
): Cells => {
  const plain = cellsOf(document, problems);
  const number: Cells['number'] = (cell, row, fact) => {
    const place = placeOf(fact);
    const isPlain = place.times === 1 && place.log10 !== true;
    const count = fact.startsWith(LOSS) ? 'no' : isPlain ? 'plain' : 'scaled';
    return readWideNumber(cell, row, place, { isPercent: false, count }, faults);
  };
  return {
    number,
    bounded: (cell, row, fact, isGood, expected) => {
      const value = number(cell, row, fact);
      if (value === null || isGood(value)) return value;
      const { column } = placeOf(fact);
      faults.add(
        'SG116',
        row,
        column,
        `${quoteText(column)} is ${showValue(cell)}`,
        `${expected} was expected`,
      );
      return null;
    },
    text: (cell, row, fact) => plain.text(cell, row, placeOf(fact).column),
    truth: (cell, row, fact) => plain.truth(cell, row, placeOf(fact).column),
    date: (cell, row, fact) => plain.date(cell, row, placeOf(fact).column),
    complain: (rule, row, fact, message) =>
      problems.add(
        rule,
        () => document.locate(jsonPointer(row, placeOf(fact).column)),
        rule === 'SG112' ? `${message}${apart()}` : message,
      ),
  };
};
