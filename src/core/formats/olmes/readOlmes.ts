import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { isObject, member } from '../../documents/member.ts';
import { isoDate } from '../../records/isoDate.ts';
import type { Stated } from '../../records/origin.ts';
import { noOrigins, originAt, withOrigins } from '../../records/origins.ts';
import type { RunFacts, ScoreRecord } from '../../records/scoreRecord.ts';
import { showValue } from '../../validation/showValue.ts';
import { listNames } from '../common/listNames.ts';
import { passedOver } from '../common/passedOver.ts';
import { readRow } from '../common/readRow.ts';
import { nameOf } from '../common/revisedRun.ts';
import { askedItems, isTaskLoss, taskLossOf } from '../common/rowFacts.ts';
import { runOrigin } from '../common/rowOrigins.ts';
import { runOrFile } from '../common/runOrFile.ts';
import { shotsLevel } from '../common/shotsLevel.ts';
import { tellLeftOut } from '../common/tellLeftOut.ts';
import { tellLimit } from '../common/tellLimit.ts';
import type { ConfigurationBook } from '../configurations/configurationBook.ts';
import type { ArtifactReading } from '../format.ts';
import { configurationOf } from './configurationOf.ts';
import { olmesDialect } from './dialect.ts';
import { entriesOf, type OlmesEntry } from './entriesOf.ts';
import { evaluatedRun } from './evaluatedRun.ts';

/**
 * Items below which a limit cuts a task short. OLMES (arXiv 2406.08446) defines its large tasks by a sample of 1,000 items, and
 * writes that as a limit too.
 */
const ITEMS_OF_THE_STANDARD = 1000;

/** How the suites that stand among the results are computed from their members. */
const WAYS_OF_AGGREGATING = new Set(['macro', 'micro', 'max', 'mc_or_rc']);

const isAggregate = ({ value }: OlmesEntry): boolean => {
  const config = member(value, 'task_config');
  const way = member(config, 'primary_metric');
  const metadata = member(config, 'metadata');
  return (
    (typeof way === 'string' && WAYS_OF_AGGREGATING.has(way)) ||
    member(metadata, 'description') === 'Aggregate metric' ||
    member(metadata, 'num_tasks') !== undefined
  );
};

/** The name under which OLMES itself sums a task up: one core task has several, by formulation and shots. */
const statedTask = ({ value, pointer }: OlmesEntry): Stated<string> | null => {
  const places: readonly (readonly [string, unknown])[] = [
    ['/task_config/metadata/alias', member(member(member(value, 'task_config'), 'metadata'), 'alias')],
    ['/task_name', member(value, 'task_name')],
    ['/task', member(value, 'task')],
  ];
  for (const [at, written] of places) {
    const name = nameOf(written);
    if (name !== null) return { value: name, origin: originAt('task', 'reported', pointer + at) };
  }
  return null;
};

const taskOf = (entry: OlmesEntry): string => statedTask(entry)?.value ?? '';

const ofHarness = originAt('factor:harness', 'format', null);
const ofDirection = originAt('higher_is_better', 'metric-name', null);

/** `2026-03-01 10:15:00 UTC`. */
const dateOf = ({ value }: OlmesEntry): number | null => {
  const date = member(value, 'current_date');
  return typeof date === 'string' ? isoDate(date.replace(/ UTC$/, '')) : null;
};

/** Reads OLMES metrics of any of the three files; records stand in the file's order. */
export const readOlmes = (document: Document, book: ConfigurationBook): ArtifactReading => {
  const { file } = document;
  const problems = boundedProblems(file);
  const records: ScoreRecord[] = [];
  const beside = passedOver(document, problems);
  const runs = new Map<string, RunFacts>();
  const entries: OlmesEntry[] = [];
  for (const entry of entriesOf(document)) {
    if ('value' in entry && (isObject(entry.metrics) || taskOf(entry) !== '')) {
      entries.push(entry);
      continue;
    }
    const seen = 'value' in entry ? `holds ${listNames(Object.keys(entry.value))}` : 'is no object';
    const message = `This entry ${seen}; the metrics of a task were expected. It is left out.`;
    problems.add('SG105', () => document.locate(entry.pointer), message);
  }
  const leaves = entries.filter((entry) => !isAggregate(entry));
  const aggregates = entries.filter(isAggregate);

  for (const entry of leaves.length > 0 ? leaves : aggregates) {
    const { value, metrics, metricsPointer, pointer } = entry;
    const task = taskOf(entry);
    if (!isObject(metrics)) {
      const message = `The metrics of this task are ${metrics === undefined ? 'missing' : showValue(metrics)}; an object was expected. It is left out.`;
      problems.add('SG105', () => document.locate(pointer), message);
      continue;
    }
    const run = runOrFile(evaluatedRun(file, entry.modelPointer, entry.modelConfig), file, problems);
    if (!runs.has(run.id)) runs.set(run.id, run);
    const config = member(value, 'task_config');
    const limit = member(config, 'limit');
    const shots = member(config, 'num_shots');
    const items = askedItems(member(value, 'num_instances'));
    if (typeof limit !== 'number' || limit < ITEMS_OF_THE_STANDARD)
      tellLimit(document, problems, limit, `${pointer}/task_config/limit`, [{ asked: items, whole: null }]);
    const date = dateOf(entry);
    const levels = shotsLevel(shots);
    const dialect = olmesDialect(metrics, nameOf(member(config, 'primary_metric')));
    const configuration = configurationOf(task, config, entry.modelConfig, book);
    const row = {
      run: run.id,
      task,
      metrics,
      pointer: metricsPointer,
      dialect,
      items:
        items === null
          ? null
          : { value: items, origin: originAt('n', 'counted', `${pointer}/num_instances`) },
      taskLoss: taskLossOf(metrics, dialect),
      factors: {
        harness: 'olmes',
        ...levels,
      },
      date,
      configuration,
      isAggregate: leaves.length === 0,
      origins: withOrigins(noOrigins, [
        runOrigin(run),
        statedTask(entry)?.origin ?? null,
        ofHarness,
        levels.n_shot === undefined
          ? null
          : originAt('factor:n_shot', 'task-config', `${pointer}/task_config/num_shots`),
        date === null ? null : originAt('date', 'parsed', `${pointer}/current_date`),
        configuration === null ? null : originAt('configuration', 'fingerprint', `${pointer}/task_config`),
      ]),
      higherIsBetter: (metric: string) => (isTaskLoss(metric) ? { value: false, origin: ofDirection } : null),
    };
    for (const record of readRow(document, problems, beside, row)) records.push(record);
  }
  beside.tell(records.length);
  const leftOut = leaves.length > 0 ? aggregates.map(taskOf) : [];
  tellLeftOut(document, problems, leftOut, aggregates[0]?.pointer ?? '');
  return { records, runs: [...runs.values()], problems: problems.all() };
};
