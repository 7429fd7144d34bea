import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import type { ReadingRuleId } from '../../problems/readingRules.ts';

/** Problems of cells, told once a column and reason: whatever is wrong with a column is wrong with many of its cells. */
export interface ColumnProblems {
  /** `seen` is what the first cell holds, and `right` what was expected there. */
  add(rule: ReadingRuleId, row: number, column: string, seen: string, right: string): void;
  /** Hands them over, in the order of their first cells. */
  tell(): void;
}

interface Tally {
  readonly rule: ReadingRuleId;
  readonly row: number;
  readonly column: string;
  readonly seen: string;
  readonly right: string;
  count: number;
}

/** An empty list for one table. */
export const columnProblems = (document: Document, problems: BoundedProblems): ColumnProblems => {
  const tallies = new Map<string, Tally>();
  return {
    add: (rule, row, column, seen, right) => {
      const key = JSON.stringify([rule, column, right]);
      const tally = tallies.get(key);
      if (tally === undefined) tallies.set(key, { rule, row, column, seen, right, count: 1 });
      else tally.count++;
    },
    tell: () => {
      for (const { rule, row, column, seen, right, count } of tallies.values()) {
        const more = count === 1 ? 'It is' : `It and ${count - 1} more cells of this column are`;
        const place = () => document.locate(jsonPointer(row, column));
        problems.add(rule, place, `${seen}; ${right}. ${more} left out.`);
      }
      tallies.clear();
    },
  };
};
