import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { isNonFinite } from '../../documents/json/nonFinite.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { noOrigins, originAt, withOrigin, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';
import { showValue } from '../../validation/showValue.ts';
import { passedOver } from '../common/passedOver.ts';
import type { ArtifactReading, Format } from '../format.ts';
import { fileStem } from './fileStem.ts';

const PREFIX = 'evaluation_';

/** `2024_01_29-21_58_32` as milliseconds since 1970, read as UTC; null for anything else. */
const creationDate = (text: unknown): number | null => {
  const match = typeof text === 'string' ? /^(\d{4})_(\d\d)_(\d\d)-(\d\d)_(\d\d)_(\d\d)$/.exec(text) : null;
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const ofScores = withOrigins(noOrigins, [
  originAt('run', 'file-name', null),
  originAt('task', 'key', '~[self]'),
  originAt('metric', 'format', null),
  originAt('score', 'reported', '~[self]'),
  originAt('factor:harness', 'format', null),
]);
const ofDate = originAt('date', 'parsed', '/creation_date');

const read = (document: Document): ArtifactReading => {
  const { file, value } = document;
  const problems = boundedProblems(file);
  const records: ScoreRecord[] = [];
  const beside = passedOver(document, problems);
  const stem = fileStem(file);
  const run = unknownRun(stem.startsWith(PREFIX) ? stem.slice(PREFIX.length) : stem, {
    file,
    pointer: '',
  }).id;
  const date = creationDate(member(value, 'creation_date'));
  const factors = { harness: 'llm-foundry' };
  const origins = withOrigin(ofScores, date === null ? null : ofDate);
  const scores = member(member(value, 'eval_metrics'), 'icl');
  for (const [task, score] of Object.entries(isObject(scores) ? scores : {})) {
    if (isNonFinite(score) || score === null) continue;
    const pointer = jsonPointer('eval_metrics', 'icl', task);
    if (typeof score === 'number') {
      const unknown = {
        standardError: null,
        items: null,
        chance: null,
        higherIsBetter: null,
        taskLoss: null,
        unit: null,
        configuration: null,
      };
      const source = { file, pointer };
      records.push({ run, task, metric: 'acc', score, ...unknown, factors, date, source, origins });
    } else if (typeof score === 'object') beside.add('collection', task, pointer);
    else {
      const message = `The score of ${quoteText(task)} is ${showValue(score)}; a number was expected. It is left out.`;
      problems.add('SG110', () => document.locate(pointer), message);
    }
  }
  beside.tell(records.length);
  return { records, runs: [], problems: problems.all() };
};

/**
 * The eval half of the open_lm pair, as llm-foundry's gauntlet scores it. It names the architecture but not the run, so the
 * run's name is the file's: `evaluation_<model file>_<suffix>.json`. Centred averages beside the scores are aggregates and
 * are not read.
 */
export const openLmEval: Format = {
  name: 'open-lm-eval',
  title: 'open_lm eval file (llm-foundry gauntlet)',
  syntaxes: ['json'],
  runNaming: 'file-name',
  recognises: ({ value }) => isObject(member(member(value, 'eval_metrics'), 'icl')),
  read,
};
