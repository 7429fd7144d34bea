import type { Document } from '../../documents/document.ts';
import { isStandardErrorKey } from '../common/isStandardErrorKey.ts';
import type { Format } from '../format.ts';
import { showsOpenCompass } from '../openCompass/showsOpenCompass.ts';
import { showsTidyTable } from '../tidy/showsTidyTable.ts';
import { emptyColumnMap } from './columnMap.ts';
import { numericColumns } from './numericColumns.ts';
import { readWideTable } from './readWideTable.ts';

/** Columns that name the run of a row, or the step of a run, as people and exports call them. */
const RUN_OR_STEP =
  /^(?:model(?:[ _]name)?|name|fullname|run(?:[ _]?(?:name|id))?|checkpoint|_?step|(?:trainer|train)\/global_step|global_step)$/i;

const recognises = (document: Document): boolean =>
  document.syntax === 'table' &&
  !showsTidyTable(document) &&
  !showsOpenCompass(document) &&
  document.columns.some((name) => RUN_OR_STEP.test(name)) &&
  numericColumns(
    document,
    document.columns.filter((name) => !RUN_OR_STEP.test(name)),
  ).length > 0;

/** One row a run, or a run and a step, and one column a score. What the columns mean stands in the config. */
export const wideTable: Format = {
  name: 'wide-table',
  title: 'Wide table, by a column map in the config',
  syntaxes: ['table'],
  runNaming: 'content',
  isStandardError: isStandardErrorKey,
  recognises,
  read: (document, { columns = emptyColumnMap }) => readWideTable(document, columns),
};
