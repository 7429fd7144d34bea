import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { member } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { isBlank } from '../tidy/cells.ts';
import type { PlacedScore } from './columnRoles.ts';

const SIGNED = /\d ?%$/;

/** Cells of a column that carry a percent sign, and those that hold anything else. */
const signsIn = (rows: readonly unknown[], column: string) => {
  let [signed, plain, firstRow] = [0, 0, 0];
  for (const [index, row] of rows.entries()) {
    const cell = member(row, column);
    if (typeof cell === 'string' && SIGNED.test(cell)) {
      if (signed === 0) firstRow = index;
      signed++;
    } else if (!isBlank(cell)) plain++;
  }
  return { signed, plain, firstRow };
};

/**
 * The columns of scores whose unit holds for all of their cells. One in which every number has a percent sign is in percent; one
 * in which only some have it is left out (SG116), unless the map says that it is in percent.
 */
export const settleUnits = (
  document: Document,
  scores: readonly PlacedScore[],
  problems: BoundedProblems,
): readonly PlacedScore[] => {
  const rows: readonly unknown[] = Array.isArray(document.value) ? document.value : [];
  return scores.flatMap((one): readonly PlacedScore[] => {
    const { column, score } = one;
    if (score.unit === 'percent') return [one];
    const { signed, plain, firstRow } = signsIn(rows, column);
    if (signed === 0) return [one];
    if (plain === 0 && score.unit === null) return [{ ...one, score: { ...score, unit: 'percent' } }];
    const others = plain === 0 ? 'the map says otherwise' : `${plain} have none`;
    const message = `${signed} of the cells of ${quoteText(column)} carry a percent sign, and ${others}; a unit holds for a whole column: say \`unit: percent\` in the column map. The column is left out.`;
    problems.add('SG116', () => document.locate(jsonPointer(firstRow, column)), message);
    return [];
  });
};
