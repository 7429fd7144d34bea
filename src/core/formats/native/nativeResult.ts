import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { isoDate } from '../../records/isoDate.ts';
import { noOrigins, originAt, withOrigin, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { validateEvalResult } from '../../validation/evalResultFile.ts';
import { salvage } from '../../validation/salvage.ts';
import type { ArtifactReading, Format } from '../format.ts';
import { levelsOf } from './levelsOf.ts';
import { runOfEntry } from './runOfEntry.ts';

const ofEntry = withOrigins(noOrigins, [
  originAt('task', 'reported', '~[row]/task'),
  originAt('metric', 'reported', '~[row]/metric'),
  originAt('score', 'reported', '~[self]'),
]);
const ofRun = originAt('run', 'reported', '/run/id');
const ofCheckpoint = originAt('run', 'parsed', '/run/id');
const ofDate = originAt('date', 'parsed', '/date');

/** Keys of an entry that may be left out. */
const optional = ['stderr', 'n', 'chance', 'higher_is_better', 'task_loss'] as const;
const places = optional.map((field) => ({ field, origin: originAt(field, 'reported', `~[row]/${field}`) }));

const levelPlaces = (levels: Readonly<Record<string, string>>, at: string) =>
  Object.keys(levels).map((factor) => originAt(`factor:${factor}`, 'reported', at + jsonPointer(factor)));

const read = (document: Document): ArtifactReading => {
  const { file } = document;
  const salvaged = salvage(document, validateEvalResult(document), 'results');
  if (salvaged.kind === 'unusable') return { records: [], runs: [], problems: salvaged.problems };
  const { rest, entries, problems } = salvaged;
  const run = runOfEntry(rest.run, { file, pointer: '/run' });
  const date = typeof rest.date === 'string' ? isoDate(rest.date) : null;
  const shared = levelsOf(rest.factors);
  const ofFile = withOrigins(ofEntry, [
    run.id === rest.run.id ? ofRun : ofCheckpoint,
    date === null ? null : ofDate,
    ...levelPlaces(shared, '/factors'),
  ]);
  const records = entries.map(({ value: entry, pointer }): ScoreRecord => {
    const own = isObject(entry.factors) ? levelsOf(entry.factors) : {};
    let origins = withOrigins(ofFile, levelPlaces(own, '~[row]/factors'));
    for (const { field, origin } of places) if (entry[field] != null) origins = withOrigin(origins, origin);
    return {
      run: run.id,
      task: entry.task,
      metric: entry.metric,
      score: entry.score,
      unit: null,
      standardError: entry.stderr ?? null,
      items: entry.n ?? null,
      chance: entry.chance ?? null,
      higherIsBetter: entry.higher_is_better ?? null,
      taskLoss: entry.task_loss ?? null,
      factors: isObject(entry.factors) ? { ...shared, ...own } : shared,
      date,
      configuration: null,
      source: { file, pointer: `${pointer}/score` },
      origins,
    };
  });
  return { records, runs: [run], problems };
};

/** The project's own eval-result, `schemas/eval-result.v1.json`: the scores of one run. */
export const nativeResult: Format = {
  name: 'native',
  title: 'scaling-guard eval result',
  syntaxes: ['json'],
  runNaming: 'content',
  recognises: ({ value }) =>
    isObject(member(value, 'run')) &&
    (member(value, 'version') !== undefined || Array.isArray(member(value, 'results'))),
  read,
};
