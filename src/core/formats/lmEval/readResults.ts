import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { epochMilliseconds } from '../../records/epochMilliseconds.ts';
import type { Stated } from '../../records/origin.ts';
import { noOrigins, originAt, originsBy, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { showValue } from '../../validation/showValue.ts';
import type { Dialect } from '../common/dialect.ts';
import { passedOver } from '../common/passedOver.ts';
import { readRow } from '../common/readRow.ts';
import { askedItems, itemsOfLimit, recoveredItems, taskLossOf } from '../common/rowFacts.ts';
import { runOrigin } from '../common/rowOrigins.ts';
import { runOrFile } from '../common/runOrFile.ts';
import { tellLeftOut } from '../common/tellLeftOut.ts';
import { type TaskExtent, tellLimit } from '../common/tellLimit.ts';
import type { ConfigurationBook } from '../configurations/configurationBook.ts';
import type { ArtifactReading } from '../format.ts';
import { configurationsOf } from './configurationsOf.ts';
import { evaluatedRun } from './evaluatedRun.ts';
import { groupRows } from './groupRows.ts';
import { shotsOf } from './shotsOf.ts';
import { statedGroups } from './statedGroups.ts';

const ofTaskConfig = originAt('configuration', 'fingerprint', '/configs/~[1]');
const ofRunConfig = originAt('configuration', 'fingerprint', '/config');
const ofRoot = originAt('configuration', 'fingerprint', '');
const ofTask = originAt('task', 'key', '/results/~[1]');
const ofHarness = originAt('factor:harness', 'format', null);
const ofVersion = originAt('factor:harness_version', 'reported', '/lm_eval_version');
const ofDate = { ...originAt('date', 'reported', '/date'), times: 1000 };
const ofCount = originAt('n', 'counted', '/n-samples/~[1]/effective');
const ofLength = originAt('n', 'counted', '/results/~[1]/sample_len');
const ofDirection = originsBy(
  'higher_is_better',
  'reported',
  (metric) => `/higher_is_better/~[1]${jsonPointer(metric)}`,
);

/**
 * The items of a row: as the file counts them, or recovered from a standard error. Failing both, a limit is the most that can
 * have been asked; without it a task card would fill in the whole task.
 */
const itemsOf = (
  root: unknown,
  task: string,
  row: Readonly<Record<string, unknown>>,
  dialect: Dialect,
): Stated<number> | null => {
  const counted = askedItems(member(member(member(root, 'n-samples'), task), 'effective'));
  if (counted !== null) return { value: counted, origin: ofCount };
  const length = askedItems(member(row, 'sample_len'));
  if (length !== null) return { value: length, origin: ofLength };
  return (
    recoveredItems(row, dialect) ?? itemsOfLimit(member(member(root, 'config'), 'limit'), '/config/limit')
  );
};

/** `date` counts seconds in the harness. */
const dateOf = (root: unknown): number | null => {
  const date = member(root, 'date');
  return typeof date === 'number' ? epochMilliseconds(date * 1000) : null;
};

/** Reads an lm-evaluation-harness result in one of its dialects; records stand in the file's order. */
export const readResults = (
  document: Document,
  dialect: Dialect,
  book: ConfigurationBook,
): ArtifactReading => {
  const { file, value: root } = document;
  const problems = boundedProblems(file);
  const records: ScoreRecord[] = [];
  const results = member(root, 'results');
  const rows = Object.entries(isObject(results) ? results : {});
  const { groups, besideLeaves } = groupRows(root);
  const higherIsBetter = member(root, 'higher_is_better');
  const date = dateOf(root);
  const version = member(root, 'lm_eval_version');
  const harness: Readonly<Record<string, string>> = {
    harness: 'lm-eval',
    ...(typeof version === 'string' && version !== '' ? { harness_version: version } : {}),
  };

  const run = runOrFile(evaluatedRun(file, root), file, problems);
  const ofFile = withOrigins(noOrigins, [
    runOrigin(run),
    ofTask,
    ofHarness,
    harness.harness_version === undefined ? null : ofVersion,
    date === null ? null : ofDate,
  ]);
  const beside = passedOver(document, problems);
  const extents: TaskExtent[] = [];
  const configs = member(root, 'configs');
  const configurationOf = configurationsOf(root, book);
  const ofFileConfig = isObject(member(root, 'config')) ? ofRunConfig : ofRoot;

  // Most rows have the same levels, and half a million records need no object each.
  const levels = new Map<string, Readonly<Record<string, string>>>();
  const levelsOf = (n_shot: string | null): Readonly<Record<string, string>> => {
    if (n_shot === null) return harness;
    const known = levels.get(n_shot) ?? { ...harness, n_shot };
    levels.set(n_shot, known);
    return known;
  };

  for (const [index, [task, row]] of rows.entries()) {
    if (besideLeaves.has(task)) continue;
    const rowPointer = jsonPointer('results', task);
    if (!isObject(row)) {
      const message = `The entry of ${quoteText(task)} is ${showValue(row)}; an object of metrics was expected. It is left out.`;
      problems.add('SG105', () => document.locate(rowPointer), message);
      continue;
    }
    const shots = shotsOf(root, { task, index, rows: rows.length, isGroup: groups.has(task) });
    const configuration = configurationOf(task);
    const items = itemsOf(root, task, row, dialect);
    extents.push({
      asked: items === null || items.origin.rule === 'limit' ? null : items.value,
      whole: askedItems(member(member(member(root, 'n-samples'), task), 'original')),
    });
    const metricRow = {
      run: run.id,
      task,
      metrics: row,
      pointer: rowPointer,
      dialect,
      items,
      taskLoss: taskLossOf(row, dialect),
      factors: levelsOf(shots?.value ?? null),
      date,
      configuration,
      isAggregate: groups.has(task),
      origins: withOrigins(ofFile, [
        shots?.origin ?? null,
        configuration === null ? null : isObject(member(configs, task)) ? ofTaskConfig : ofFileConfig,
      ]),
      higherIsBetter: (metric: string) => {
        const name = metric.split(',')[0] ?? '';
        const direction = member(member(higherIsBetter, task), name);
        return typeof direction === 'boolean' ? { value: direction, origin: ofDirection(name) } : null;
      },
    };
    for (const record of readRow(document, problems, beside, metricRow)) records.push(record);
  }
  tellLimit(document, problems, member(member(root, 'config'), 'limit'), '/config/limit', extents);
  tellLeftOut(document, problems, [...besideLeaves], '/results');
  beside.tell(records.length);
  return { records, runs: [run], problems: problems.all(), groups: statedGroups(file, root) };
};
