import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { isNonFinite } from '../../documents/json/nonFinite.ts';
import { isObject, member } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { wholeFile } from '../../problems/problem.ts';
import { isoDate } from '../../records/isoDate.ts';
import type { Stated } from '../../records/origin.ts';
import { noOrigins, originAt, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { type InspectLogFile, validateInspectLog } from '../../validation/inspectLogFile.ts';
import { showValue } from '../../validation/showValue.ts';
import { isBookkeeping } from '../common/isBookkeeping.ts';
import { passedOver } from '../common/passedOver.ts';
import { runOrigin } from '../common/rowOrigins.ts';
import { shotsLevel } from '../common/shotsLevel.ts';
import { tellLimit } from '../common/tellLimit.ts';
import { tellNothingAsked } from '../common/tellNothingAsked.ts';
import { writtenNumber } from '../common/writtenNumber.ts';
import type { ConfigurationBook } from '../configurations/configurationBook.ts';
import type { ArtifactReading, Format } from '../format.ts';
import { askedOf, limitOf } from './askedOf.ts';
import { configurationOf } from './configurationOf.ts';
import { evaluatedModel } from './evaluatedModel.ts';
import { metricsOf } from './metricsOf.ts';
import { type Scorer, scorersOf } from './scorersOf.ts';

/** A log, its header, or what it began with, which has a plan and no status yet. */
const isLog = (value: unknown): boolean => {
  const spec = member(value, 'eval');
  return (
    typeof member(spec, 'task') === 'string' &&
    typeof member(spec, 'model') === 'string' &&
    (typeof member(value, 'status') === 'string' || isObject(member(value, 'plan')))
  );
};

/** `logs.json` of an eval set: the header of each log by the log's name. */
const isListing = (value: unknown): boolean => {
  const logs = isObject(value) ? Object.values(value) : [];
  return logs.length > 0 && logs.every(isLog);
};

/** Task arguments under which the number of in-context examples is known. */
const SHOTS = ['num_fewshot', 'fewshot', 'n_shot'];

/** The levels that a log states, with their places. */
const factorsOf = (spec: InspectLogFile['eval']): readonly Stated<string>[] => {
  const levels: Stated<string>[] = [{ value: 'inspect', origin: originAt('factor:harness', 'format', null) }];
  const add = (factor: string, value: unknown, at: string): void => {
    if (typeof value === 'string' && value !== '')
      levels.push({ value, origin: originAt(`factor:${factor}`, 'reported', at) });
  };
  add('harness_version', member(spec.packages, 'inspect_ai'), '/eval/packages/inspect_ai');
  const shots = SHOTS.find((key) => shotsLevel(member(spec.task_args, key)).n_shot !== undefined);
  if (shots !== undefined) {
    const value = String(member(spec.task_args, shots));
    levels.push({ value, origin: originAt('factor:n_shot', 'task-config', `/eval/task_args/${shots}`) });
  }
  const dtype = member(spec.model_args, 'dtype') === undefined ? 'torch_dtype' : 'dtype';
  add('precision', member(spec.model_args, dtype), `/eval/model_args/${dtype}`);
  return levels;
};

const FACTOR = 'factor:';

/** Why the scores of a log are none, and where it says so; null for one that ran to its end. */
const unfinished = ({ status, invalidated }: InspectLogFile, root: unknown) => {
  if (status === undefined || status === null) {
    return { pointer: '/eval', message: 'This log has no status: the evaluation began and did not end.' };
  }
  if (status !== 'success') {
    const error = member(member(root, 'error'), 'message');
    const cause = typeof error === 'string' && error !== '' ? ` (${quoteText(error)})` : '';
    return { pointer: '/status', message: `This evaluation ended as ${quoteText(status)}${cause}.` };
  }
  return invalidated === true
    ? { pointer: '/invalidated', message: 'This log was marked as invalid.' }
    : null;
};

/** Items behind a score: those that the scorer counts, else those that were finished, each once; 0 where none was. */
const itemsOf = (
  { scored, pointer }: Scorer,
  { eval: spec, results }: InspectLogFile,
): Stated<number> | null => {
  const completed = results?.completed_samples ?? null;
  const epochs = spec.config?.epochs ?? 1;
  const items = scored ?? (completed === null ? null : completed / epochs);
  if (items === null || !Number.isSafeInteger(items) || items < 0) return null;
  const counted = originAt(
    'n',
    'counted',
    scored === null ? '/results/completed_samples' : `${pointer}/scored_samples`,
  );
  const isOfEpochs = scored === null && epochs !== 1;
  return { value: items, origin: isOfEpochs ? { ...counted, times: 1 / epochs } : counted };
};

const read = (document: Document, book: ConfigurationBook): ArtifactReading => {
  const { file, value: root } = document;
  const problems = boundedProblems(file);
  if (isListing(root)) {
    const message = 'This is the listing of a folder of logs; each log is read from its own file.';
    problems.add('SG119', wholeFile(file), message);
    return { records: [], runs: [], problems: problems.all() };
  }
  const validation = validateInspectLog(document);
  if (validation.kind === 'invalid') return { records: [], runs: [], problems: validation.problems };
  const log = validation.value;
  const { eval: spec, results } = log;
  const run = evaluatedModel(file, spec.model, spec.model_args);
  const { scorers, broken } = scorersOf(results);

  const fault = unfinished(log, root);
  if (fault !== null) {
    const count = scorers.flatMap(metricsOf).length;
    const left =
      count === 0
        ? 'It holds no score'
        : `Its scores (${count}) are of an unknown part of the task and are left out`;
    problems.add(
      'SG128',
      () => document.locate(fault.pointer),
      `${fault.message} ${left}; run it to its end.`,
    );
    return { records: [], runs: [run], problems: problems.all() };
  }
  tellLimit(document, problems, limitOf(root), '/eval/config/limit', [askedOf(root)]);
  const total = results?.total_samples ?? 0;
  const completed = results?.completed_samples ?? total;
  if (completed < total) {
    const message = `${total - completed} of ${total} samples did not finish, and the scores are without them.`;
    problems.add('SG121', () => document.locate('/results/completed_samples'), message);
  }
  for (const pointer of broken) {
    const message = 'This entry is no scorer with a name and an object of metrics. It is left out.';
    problems.add('SG105', () => document.locate(pointer), message);
  }
  if (broken.length === 0 && scorers.flatMap(metricsOf).length === 0) {
    const message = 'This evaluation holds no score: no scorer ran, or none gave a metric.';
    problems.add('SG108', () => document.locate('/results'), message);
  }

  const levels = factorsOf(spec);
  const factors = Object.fromEntries(
    levels.map(({ value, origin }) => [origin.field.slice(FACTOR.length), value]),
  );
  const configuration = configurationOf(root, book);
  const date = typeof spec.created === 'string' ? isoDate(spec.created) : null;
  const ofLog = withOrigins(noOrigins, [
    runOrigin(run),
    originAt('task', 'reported', '/eval/task'),
    originAt('metric', 'parsed', '~[self]'),
    originAt('score', 'reported', '~[self]'),
    ...levels.map(({ origin }) => origin),
    date === null ? null : originAt('date', 'parsed', '/eval/created'),
    configuration === null ? null : originAt('configuration', 'fingerprint', '/eval'),
  ]);
  const beside = passedOver(document, problems);
  const records: ScoreRecord[] = [];
  for (const scorer of scorers) {
    if (scorer.unscored > 0) {
      const message = `${quoteText(scorer.name)} gave no score to ${scorer.unscored} of the samples, and its scores are without them.`;
      problems.add('SG121', () => document.locate(`${scorer.pointer}/unscored_samples`), message);
    }
    const items = itemsOf(scorer, log);
    if (items?.value === 0) {
      tellNothingAsked(document, problems, spec.task, metricsOf(scorer).length, scorer.pointer);
      continue;
    }
    for (const { name, value, pointer, standardError, errorPointer } of metricsOf(scorer)) {
      if (isNonFinite(value)) continue;
      const written = writtenNumber(value, false);
      if (written.kind === 'collection') beside.add('collection', name, pointer);
      if (written.kind === 'collection' || (written.kind === 'nothing' && value !== undefined)) continue;
      if (written.kind !== 'number') {
        const seen = value === undefined ? 'missing' : showValue(value);
        const message = `${quoteText(name)} of ${quoteText(spec.task)} is ${seen}; a number was expected. It is left out.`;
        problems.add('SG110', () => document.locate(pointer), message);
        continue;
      }
      if (isBookkeeping(name)) {
        beside.add('bookkeeping', name, pointer);
        continue;
      }
      records.push({
        run: run.id,
        task: spec.task,
        metric: name,
        score: written.value,
        unit: null,
        standardError,
        items: items?.value ?? null,
        chance: null,
        higherIsBetter: null,
        taskLoss: null,
        factors,
        date,
        configuration,
        source: { file, pointer },
        origins: withOrigins(ofLog, [
          items?.origin ?? null,
          standardError === null ? null : originAt('stderr', 'reported', errorPointer),
        ]),
      });
    }
  }
  beside.tell(records.length);
  return { records, runs: [run], problems: problems.all() };
};

/** A log of Inspect, as JSON or as the header inside an `.eval` archive: the scores of one model on one task. */
export const inspectLog: Format = {
  name: 'inspect',
  title: 'Inspect log (JSON, or an `.eval` archive)',
  syntaxes: ['json'],
  runNaming: 'content',
  datesFileNames: true,
  // `results/scores/0/metrics/stderr/value`, also of a group: `en_stderr`.
  isStandardError: (pointer) => /\/(?:[^/]*_)?stderr\/value$/.test(pointer),
  // The header of a log, else what the log began with.
  archiveMembers: ['header.json', '_journal/start.json'],
  recognises: ({ value }) => isLog(value) || isListing(value),
  read: (document, { book }) => read(document, book),
};
