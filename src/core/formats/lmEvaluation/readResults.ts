import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { epochMilliseconds } from '../../records/epochMilliseconds.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { showValue } from '../../validation/showValue.ts';
import type { Dialect } from '../common/dialect.ts';
import { readRow } from '../common/readRow.ts';
import { positiveInteger, recoveredItems, taskLossOf } from '../common/rowFacts.ts';
import { runOrFile } from '../common/runOrFile.ts';
import { tellLeftOut } from '../common/tellLeftOut.ts';
import { tellLimit } from '../common/tellLimit.ts';
import type { ArtifactReading } from '../format.ts';
import { evaluatedRun } from './evaluatedRun.ts';
import { groupRows } from './groupRows.ts';
import { shotsOf } from './shotsOf.ts';
import { statedGroups } from './statedGroups.ts';

/**
 * The items of a row: as the file counts them, or recovered from a standard error. Failing both, a limit is the most that can
 * have been asked; without it a task card would fill in the whole task.
 */
const itemsOf = (
  root: unknown,
  task: string,
  row: Readonly<Record<string, unknown>>,
  dialect: Dialect,
): number | null =>
  positiveInteger(member(member(member(root, 'n-samples'), task), 'effective')) ??
  recoveredItems(row, dialect) ??
  positiveInteger(member(member(root, 'config'), 'limit'));

/** `date` counts seconds in the harness. */
const dateOf = (root: unknown): number | null => {
  const date = member(root, 'date');
  return typeof date === 'number' ? epochMilliseconds(date * 1000) : null;
};

/** Reads an lm-evaluation-harness result in one of its dialects; records stand in the file's order. */
export const readResults = (document: Document, dialect: Dialect): ArtifactReading => {
  const { file, value: root } = document;
  const problems = boundedProblems(file);
  const records: ScoreRecord[] = [];
  const results = member(root, 'results');
  const rows = Object.entries(isObject(results) ? results : {});
  const { groups, besideLeaves } = groupRows(root);
  const higherIsBetter = member(root, 'higher_is_better');
  const date = dateOf(root);
  const version = member(root, 'lm_eval_version');
  const harness = {
    harness: 'lm-eval',
    ...(typeof version === 'string' && version !== '' ? { harness_version: version } : {}),
  };

  tellLimit(document, problems, member(member(root, 'config'), 'limit'), '/config/limit');
  const run = runOrFile(evaluatedRun(file, root), file, problems);

  for (const [index, [task, row]] of rows.entries()) {
    if (besideLeaves.has(task)) continue;
    const rowPointer = jsonPointer('results', task);
    if (!isObject(row)) {
      const message = `The entry of ${quoteText(task)} is ${showValue(row)}; an object of metrics was expected. It is left out.`;
      problems.add('SG105', () => document.locate(rowPointer), message);
      continue;
    }
    const shots = shotsOf(root, { task, index, rows: rows.length, isGroup: groups.has(task) });
    const metricRow = {
      run: run.id,
      task,
      metrics: row,
      pointer: rowPointer,
      dialect,
      items: itemsOf(root, task, row, dialect),
      taskLoss: taskLossOf(row, dialect),
      factors: shots === null ? harness : { ...harness, n_shot: shots },
      date,
      higherIsBetter: (metric: string) => {
        const direction = member(member(higherIsBetter, task), metric.split(',')[0] ?? '');
        return typeof direction === 'boolean' ? direction : null;
      },
    };
    for (const record of readRow(document, problems, metricRow)) records.push(record);
  }
  tellLeftOut(document, problems, [...besideLeaves], '/results');
  return { records, runs: [run], problems: problems.all(), groups: statedGroups(file, root) };
};
