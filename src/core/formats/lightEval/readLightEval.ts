import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { noOrigins, originAt, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { showValue } from '../../validation/showValue.ts';
import { plainDialect } from '../common/dialect.ts';
import { passedOver } from '../common/passedOver.ts';
import { readRow } from '../common/readRow.ts';
import { nameOf } from '../common/revisedRun.ts';
import { itemsOfLimit, recoveredItems, taskLossOf } from '../common/rowFacts.ts';
import { runOrigin } from '../common/rowOrigins.ts';
import { runOrFile } from '../common/runOrFile.ts';
import { shotsLevel } from '../common/shotsLevel.ts';
import { tellLeftOut } from '../common/tellLeftOut.ts';
import { type TaskExtent, tellLimit } from '../common/tellLimit.ts';
import type { ConfigurationBook } from '../configurations/configurationBook.ts';
import type { ArtifactReading } from '../format.ts';
import { aggregateRows, isAverage } from './aggregateRows.ts';
import { configurationsOf } from './configurationsOf.ts';
import { evaluatedRun } from './evaluatedRun.ts';
import { taskConfig } from './taskConfig.ts';
import { taskKey } from './taskKey.ts';

const ofTask = originAt('task', 'key', '/results/~[1]');
const ofSuite = originAt('factor:suite', 'key', '/results/~[1]');
const ofShots = originAt('factor:n_shot', 'task-name', '/results/~[1]');
const ofHarness = originAt('factor:harness', 'format', null);
const ofVersion = originAt('factor:harness_version', 'reported', '/config_general/lighteval_sha');
const ofDate = { ...originAt('date', 'reported', '/config_general/start_time'), times: 1000 };

/**
 * `start_time` in milliseconds since 1970. Most versions write the reading of a stopwatch there, which counts from when the
 * machine was started; a number from before 2001 (1e9 s) is taken to be one.
 */
const dateOf = (general: unknown): number | null => {
  const seconds = member(general, 'start_time');
  return typeof seconds === 'number' && seconds >= 1e9 && seconds < 1e11 ? Math.round(seconds * 1000) : null;
};

/** Reads a lighteval result; records stand in the file's order. */
export const readLightEval = (document: Document, book: ConfigurationBook): ArtifactReading => {
  const { file, value: root } = document;
  const problems = boundedProblems(file);
  const records: ScoreRecord[] = [];
  const general = member(root, 'config_general');
  const run = runOrFile(evaluatedRun(file, general), file, problems);
  const limit = member(general, 'max_samples');

  const commit = nameOf(member(general, 'lighteval_sha'));
  const harness = {
    harness: 'lighteval',
    ...(commit === null || commit === '?' ? {} : { harness_version: commit }),
  };
  const date = dateOf(general);
  const written = member(root, 'results');
  const results = isObject(written) ? written : {};
  const leftOut = new Set(aggregateRows(Object.keys(results)));
  const ofFile = withOrigins(noOrigins, [
    runOrigin(run),
    ofTask,
    ofHarness,
    commit === null || commit === '?' ? null : ofVersion,
    date === null ? null : ofDate,
  ]);
  const configurationOf = configurationsOf(root, book);
  const beside = passedOver(document, problems);
  const extents: TaskExtent[] = [];

  for (const [key, metrics] of Object.entries(results)) {
    if (leftOut.has(key)) continue;
    const pointer = jsonPointer('results', key);
    if (!isObject(metrics)) {
      const message = `The entry of ${quoteText(key)} is ${showValue(metrics)}; an object of metrics was expected. It is left out.`;
      problems.add('SG105', () => document.locate(pointer), message);
      continue;
    }
    const { task, suite, shots } = taskKey(key);
    const config = taskConfig(member(root, 'config_tasks'), key);
    const configuration = configurationOf(key, config.value);
    const counted = config.items ?? recoveredItems(metrics, plainDialect);
    extents.push({ asked: counted?.value ?? null, whole: config.whole });
    const row = {
      run: run.id,
      task,
      metrics,
      pointer,
      dialect: plainDialect,
      items: counted ?? itemsOfLimit(limit, '/config_general/max_samples'),
      taskLoss: taskLossOf(metrics, plainDialect),
      factors: {
        ...harness,
        ...(suite === null ? {} : { suite }),
        ...shotsLevel(config.shots?.value ?? shots),
      },
      date,
      configuration,
      isAggregate: isAverage(task),
      origins: withOrigins(ofFile, [
        suite === null ? null : ofSuite,
        config.shots?.origin ?? (shots === null ? null : ofShots),
        configuration === null
          ? null
          : originAt(
              'configuration',
              'fingerprint',
              config.value === undefined ? '/config_general' : config.pointer,
            ),
      ]),
      higherIsBetter: config.higherIsBetter,
    };
    for (const record of readRow(document, problems, beside, row)) records.push(record);
  }
  tellLimit(document, problems, limit, '/config_general/max_samples', extents);
  tellLeftOut(document, problems, [...leftOut], '/results');
  beside.tell(records.length);
  return { records, runs: [run], problems: problems.all() };
};
