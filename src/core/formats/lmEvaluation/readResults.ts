import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { isNonFinite } from '../../documents/nonFinite.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { wholeFile } from '../../problems/problem.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';
import { showValue } from '../../validation/showValue.ts';
import type { ArtifactReading } from '../format.ts';
import type { Dialect } from './dialect.ts';
import { evaluatedRun } from './evaluatedRun.ts';
import { groupRows } from './groupRows.ts';
import { BITS_PER_BYTE, itemsOf, standardErrorOf, taskLossOf } from './rowFacts.ts';
import { shotsOf } from './shotsOf.ts';

/** Names listed in a message before the rest is only counted. */
const NAMES_LISTED = 5;

const listed = (names: readonly string[]): string => {
  const more = names.length - NAMES_LISTED;
  const shown = names.slice(0, NAMES_LISTED).map(quoteText).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
};

/** `date` counts seconds in the harness. */
const dateOf = (root: unknown): number | null => {
  const date = member(root, 'date');
  return typeof date === 'number' && date > 0 ? Math.round(date * 1000) : null;
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

  const limit = member(member(root, 'config'), 'limit');
  const isLimited = limit !== null && limit !== undefined;
  if (isLimited) {
    const message = `This evaluation was cut to a limit of ${typeof limit === 'number' ? limit : showValue(limit)} per task, so its scores are not of the whole tasks; run it without --limit.`;
    problems.add('SG121', () => document.locate('/config/limit'), message);
  }

  const stated = evaluatedRun(file, root);
  const run = stated ?? unknownRun(file, { file, pointer: '' });
  if (stated === null) {
    const message =
      'This result does not name its model, so its run is called by the path of the file; give a run of the manifest that path as an alias.';
    problems.add('SG122', wholeFile(file), message);
  }

  for (const [index, [task, row]] of rows.entries()) {
    if (besideLeaves.has(task)) continue;
    const rowPointer = jsonPointer('results', task);
    if (!isObject(row)) {
      const message = `The entry of ${quoteText(task)} is ${showValue(row)}; an object of metrics was expected. It is left out.`;
      problems.add('SG105', () => document.locate(rowPointer), message);
      continue;
    }
    const shots = shotsOf(root, { task, index, rows: rows.length, isGroup: groups.has(task) });
    const factors = shots === null ? harness : { ...harness, n_shot: shots };
    const taskLoss = taskLossOf(row, dialect);
    const items = itemsOf(root, task, row, dialect);
    for (const [key, score] of Object.entries(row)) {
      const entry = dialect.metricOf(key, score);
      if (entry === null || isNonFinite(score)) continue;
      const pointer = `${rowPointer}${jsonPointer(key)}`;
      if (typeof score !== 'number') {
        const message = `${quoteText(entry.metric)} of ${quoteText(task)} is ${showValue(score)}; a number was expected. It is left out.`;
        problems.add('SG110', () => document.locate(pointer), message);
        continue;
      }
      const direction = member(member(higherIsBetter, task), entry.metric.split(',')[0] ?? '');
      records.push({
        run: run.id,
        task,
        metric: entry.metric,
        score,
        standardError: standardErrorOf(member(row, entry.standardErrorKey)),
        items,
        chance: null,
        higherIsBetter: typeof direction === 'boolean' ? direction : null,
        taskLoss: entry.metric === BITS_PER_BYTE ? null : taskLoss,
        factors,
        date,
        source: { file, pointer },
      });
    }
  }
  if (besideLeaves.size > 0) {
    const rowsLeftOut = besideLeaves.size === 1 ? '1 group row was' : `${besideLeaves.size} group rows were`;
    const message = `${rowsLeftOut} left out, since the leaves stand beside: ${listed([...besideLeaves])}.`;
    problems.add('SG119', () => document.locate('/results', 'key'), message);
  }
  return { records, runs: [run], problems: problems.all() };
};
