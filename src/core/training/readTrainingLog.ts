import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Document } from '../documents/document.ts';
import { isNonFinite } from '../documents/json/nonFinite.ts';
import { jsonPointer } from '../documents/jsonPointer.ts';
import { isObject } from '../documents/member.ts';
import { quoteText } from '../documents/quoteText.ts';
import { fileStem } from '../formats/openLm/fileStem.ts';
import { type Cells, cellsOf, isBlank } from '../formats/tidy/cells.ts';
import type { Problem } from '../problems/problem.ts';
import { columnOf, logColumns, lossColumns } from './logColumns.ts';
import type { LogRow, TrainingLog } from './trainingLog.ts';

export interface LogOptions {
  /** The run of logs that do not name theirs; null for the stem of the file. */
  readonly run: string | null;
  /** The column of the loss; null to look for the known ones. */
  readonly loss: string | null;
  readonly entry: number;
}

/** Columns that a message names; an export may have hundreds. */
const MOST_NAMES = 8;

const NOT_FINITE = /^[+-]?(?:nan|inf(?:inity)?)$/i;

const isStep = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isPositive = (value: number): boolean => value > 0;
const isNotNegative = (value: number): boolean => value >= 0;

/** Names of the columns: those of the header, or the keys of all lines. */
const namesOf = (document: Document, rows: readonly unknown[]): ReadonlySet<string> => {
  const names = new Set(document.columns);
  if (document.syntax !== 'table')
    for (const row of rows) for (const name of isObject(row) ? Object.keys(row) : []) names.add(name);
  return names;
};

/** Whether a number was logged that is not finite: of a loss the sign of a divergence, and no fault of the file. */
const isNotFinite = (cell: unknown): boolean =>
  isNonFinite(cell) || (typeof cell === 'string' && NOT_FINITE.test(cell));

/** The loss of a row: undefined where the row has none, null where it is no finite number. */
const lossOf = (cells: Cells, cell: unknown, index: number, column: string): number | null | undefined => {
  if (isBlank(cell)) return undefined;
  if (isNotFinite(cell)) return null;
  return cells.bounded(cell, index, column, isPositive, 'a loss greater than 0') ?? undefined;
};

/**
 * Reads the rows of a training log, by run. Rows without a loss are those on which the trainer logged something else, and are
 * passed over, as are columns of no concern. A loss that is not finite is kept as such.
 */
export const readTrainingLog = (
  document: Document,
  { run: ofFile, loss, entry }: LogOptions,
): { readonly logs: readonly TrainingLog[]; readonly problems: readonly Problem[] } => {
  const { file } = document;
  const rows = Array.isArray(document.value) ? document.value : [document.value];
  const problems = boundedProblems(file);
  const cells = cellsOf(document, problems);
  const names = namesOf(document, rows);
  const stepColumn = columnOf(names, 'step');
  const losses = lossColumns(names, loss);
  if (stepColumn === null || losses.kind === 'none') {
    const fact = stepColumn === null ? 'step' : 'loss';
    const known = fact === 'loss' && loss !== null ? [loss] : logColumns[fact];
    const seen = [...names].slice(0, MOST_NAMES).map(quoteText).join(', ');
    const more = names.size > MOST_NAMES ? `, and ${names.size - MOST_NAMES} more` : '';
    const message = `The log has no column with the ${fact}, which is looked for as ${known.join(', ')}, so it was not judged; it has ${seen}${more}.`;
    problems.add('SG105', () => document.locate(''), message);
    return { logs: [], problems: problems.all() };
  }
  const rateColumn = columnOf(names, 'rate');
  const tokensColumn = columnOf(names, 'tokens');
  const runColumn = columnOf(names, 'run');
  const byRun = new Map<string, LogRow[]>();
  const optional = (row: Readonly<Record<string, unknown>>, index: number, name: string | null) =>
    name === null || isNotFinite(row[name])
      ? null
      : cells.bounded(row[name], index, name, isNotNegative, 'a number of at least 0');
  /** What holds for all losses of a row; null where it has no step. */
  const sharedOf = (row: Readonly<Record<string, unknown>>, index: number): Omit<LogRow, 'loss'> | null => {
    const step = cells.bounded(row[stepColumn], index, stepColumn, isStep, 'a whole number of at least 0');
    if (step === null && (isBlank(row[stepColumn]) || isNonFinite(row[stepColumn])))
      cells.complain('SG105', index, stepColumn, 'This row has a loss and no step, so it is left out.');
    if (step === null) return null;
    return { step, rate: optional(row, index, rateColumn), tokens: optional(row, index, tokensColumn) };
  };

  for (const [index, row] of rows.entries()) {
    if (!isObject(row)) {
      const message = 'This line is not an object; a row of a training log was expected. It is left out.';
      problems.add('SG105', () => document.locate(jsonPointer(index)), message);
      continue;
    }
    const named = runColumn === null ? null : cells.text(row[runColumn], index, runColumn);
    const own = named ?? ofFile ?? fileStem(file);
    const columns = losses.kind === 'one' ? [{ run: own, column: losses.column }] : losses.columns;
    let shared: Omit<LogRow, 'loss'> | null = null;
    for (const { run, column } of columns) {
      const value = lossOf(cells, row[column], index, column);
      if (value === undefined) continue;
      shared ??= sharedOf(row, index);
      if (shared === null) break;
      const { step, rate, tokens } = shared;
      const kept = byRun.get(run);
      if (kept === undefined) byRun.set(run, [{ step, loss: value, rate, tokens }]);
      else kept.push({ step, loss: value, rate, tokens });
    }
  }
  return {
    logs: [...byRun].map(([run, ofRun]) => ({ run, file, entry, rows: ofRun })),
    problems: problems.all(),
  };
};
