import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isIndexColumn } from '../../documents/table/isIndexColumn.ts';
import { listNames } from '../common/listNames.ts';
import { numericColumns } from './numericColumns.ts';

/**
 * Tells which columns with numbers no part of the map speaks of (SG127), and that a map finds none of the scores that it names
 * (SG105). A table that states facts of runs alone has none, and its map names none.
 */
export const tellColumns = (
  document: Document,
  problems: BoundedProblems,
  unmapped: readonly string[],
  lacksScores: boolean,
): void => {
  if (lacksScores) {
    const message =
      'The column map finds no column of scores in this table; name them under `scores`, such as { "HellaSwag": { task: hellaswag, metric: acc } }.';
    problems.add('SG105', () => document.locate(''), message);
  }
  const numeric = numericColumns(document, unmapped).filter((name) => !isIndexColumn(document, name));
  const [first] = numeric;
  if (first === undefined) return;
  const counted =
    numeric.length === 1 ? '1 column with numbers was' : `${numeric.length} columns with numbers were`;
  const message = `${counted} not read: ${listNames(numeric)}; name each under \`scores\`, as a fact of the run, or under \`ignore\` in the column map.`;
  problems.add('SG127', () => document.locate(jsonPointer(0, first), 'key'), message);
};
