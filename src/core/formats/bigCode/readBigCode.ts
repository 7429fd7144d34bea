import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { noOrigins, originAt, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { plainDialect } from '../common/dialect.ts';
import { passedOver } from '../common/passedOver.ts';
import { readRow } from '../common/readRow.ts';
import { nameOf } from '../common/revisedRun.ts';
import { itemsOfLimit } from '../common/rowFacts.ts';
import { runOrigin } from '../common/rowOrigins.ts';
import { runOrFile } from '../common/runOrFile.ts';
import { tellLimit } from '../common/tellLimit.ts';
import type { ConfigurationBook, Parts } from '../configurations/configurationBook.ts';
import type { ArtifactReading } from '../format.ts';
import { evaluatedRun } from './evaluatedRun.ts';

/** Settings that can move a score; the others of `config` say which model it is, on what it ran and what was kept. */
const SETTINGS = [
  'prefix',
  'do_sample',
  'temperature',
  'top_k',
  'top_p',
  'n_samples',
  'eos',
  'max_length_generation',
  'instruction_tokens',
  'prompt',
  'postprocess',
  'limit',
  'limit_start',
];

const CONFIG = 'config';

const ofTask = originAt('task', 'key', '/~[0]');
const ofHarness = originAt('factor:harness', 'format', null);
const ofPrecision = originAt('factor:precision', 'reported', '/config/precision');
const ofConfiguration = originAt('configuration', 'fingerprint', '/config');

/** Reads a result of the bigcode-evaluation-harness; records stand in the file's order. */
export const readBigCode = (document: Document, book: ConfigurationBook): ArtifactReading => {
  const { file, value: root } = document;
  const problems = boundedProblems(file);
  const beside = passedOver(document, problems);
  const records: ScoreRecord[] = [];
  const config = member(root, CONFIG);
  const run = runOrFile(evaluatedRun(file, config), file, problems);
  const limit = member(config, 'limit');
  const precision = nameOf(member(config, 'precision'));
  const factors: Readonly<Record<string, string>> = {
    harness: 'bigcode-eval',
    ...(precision === null ? {} : { precision }),
  };
  const parts: Parts = Object.fromEntries(SETTINGS.map((key) => [key, member(config, key)]));
  const configuration = book.configuration('bigcode-eval', '', [{ value: parts }], () => parts);
  const origins = withOrigins(noOrigins, [
    runOrigin(run),
    ofTask,
    ofHarness,
    precision === null ? null : ofPrecision,
    configuration === null ? null : ofConfiguration,
  ]);
  for (const [task, metrics] of Object.entries(isObject(root) ? root : {})) {
    if (task === CONFIG || !isObject(metrics)) continue;
    const row = {
      run: run.id,
      task,
      metrics,
      pointer: jsonPointer(task),
      dialect: plainDialect,
      // Nothing in the file counts them: a task card does.
      items: itemsOfLimit(limit, '/config/limit'),
      taskLoss: null,
      factors,
      date: null,
      configuration,
      origins,
      higherIsBetter: () => null,
    };
    for (const record of readRow(document, problems, beside, row)) records.push(record);
  }
  tellLimit(document, problems, limit, '/config/limit', [{ asked: null, whole: null }]);
  beside.tell(records.length);
  return { records, runs: [run], problems: problems.all() };
};
