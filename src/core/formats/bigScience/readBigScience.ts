import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { isObject, member } from '../../documents/member.ts';
import { noOrigins, originAt, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { showValue } from '../../validation/showValue.ts';
import { passedOver } from '../common/passedOver.ts';
import { readRow } from '../common/readRow.ts';
import { itemsOfLimit, recoveredItems, taskLossOf } from '../common/rowFacts.ts';
import { runOrigin } from '../common/rowOrigins.ts';
import { runOrFile } from '../common/runOrFile.ts';
import { shotsLevel } from '../common/shotsLevel.ts';
import { type TaskExtent, tellLimit } from '../common/tellLimit.ts';
import type { ConfigurationBook } from '../configurations/configurationBook.ts';
import type { ArtifactReading } from '../format.ts';
import { configurationsOf } from '../lmEval/configurationsOf.ts';
import { evaluatedRun } from '../lmEval/evaluatedRun.ts';
import { bigScienceDialect } from './dialect.ts';
import { rowsOf } from './rowsOf.ts';

const ofHarness = originAt('factor:harness', 'format', null);
const ofDate = originAt('date', 'key', '~[row]');
const ofConfiguration = originAt('configuration', 'fingerprint', '/config');
const ofRoot = originAt('configuration', 'fingerprint', '');
const ofShots = originAt('factor:n_shot', 'run-config', '/config/num_fewshot');

/** Reads a result of the BigScience fork; records stand in the file's order. */
export const readBigScience = (document: Document, book: ConfigurationBook): ArtifactReading => {
  const { file, value: root } = document;
  const problems = boundedProblems(file);
  const records: ScoreRecord[] = [];
  const config = member(root, 'config');
  const rows = rowsOf(root) ?? [];
  const limit = member(config, 'limit');
  if (rows.length === 0) {
    const message = 'The list of results is empty: the evaluation ended without a score.';
    problems.add('SG108', () => document.locate('/results'), message);
    return { records, runs: [], problems: problems.all() };
  }
  const run = runOrFile(evaluatedRun(file, root), file, problems);
  const shots = shotsLevel(member(config, 'num_fewshot'));
  const ofFile = withOrigins(noOrigins, [
    runOrigin(run),
    ofHarness,
    shots.n_shot === undefined ? null : ofShots,
  ]);
  const configurationOf = configurationsOf(root, book);
  const beside = passedOver(document, problems);
  const extents: TaskExtent[] = [];

  for (const { task, prompt, date, metrics, pointer, places } of rows) {
    if (!isObject(metrics) || task === null) {
      const seen = isObject(metrics) ? 'names no task' : `is ${showValue(metrics)}, no object`;
      const message = `This row ${seen}; an object with task_name and a metric was expected. It is left out.`;
      problems.add('SG105', () => document.locate(pointer), message);
      continue;
    }
    const configuration = configurationOf(task);
    const recovered = recoveredItems(metrics, bigScienceDialect);
    extents.push({ asked: recovered?.value ?? null, whole: null });
    const row = {
      run: run.id,
      task,
      metrics,
      pointer,
      dialect: bigScienceDialect,
      items: recovered ?? itemsOfLimit(limit, '/config/limit'),
      taskLoss: taskLossOf(metrics, bigScienceDialect),
      factors: {
        // Merged files are of the harness itself: the prompts of the fork name themselves in every other arrangement.
        harness: date === null ? 'lm-eval-bigscience' : 'lm-eval',
        ...(prompt === null ? {} : { prompt }),
        ...shots,
      },
      date,
      configuration,
      origins: withOrigins(ofFile, [
        places.task,
        prompt === null ? null : places.prompt,
        date === null ? null : ofDate,
        configuration === null ? null : isObject(config) ? ofConfiguration : ofRoot,
      ]),
      higherIsBetter: () => null,
    };
    for (const record of readRow(document, problems, beside, row)) records.push(record);
  }
  tellLimit(document, problems, limit, '/config/limit', extents);
  beside.tell(records.length);
  return { records, runs: [run], problems: problems.all() };
};
