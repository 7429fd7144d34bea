import type { Document } from '../documents/document.ts';
import { isObject, member } from '../documents/member.ts';
import { isoDate } from '../records/isoDate.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { validateEvalResult } from '../validation/evalResultFile.ts';
import { salvage } from '../validation/salvage.ts';
import type { ArtifactReading, Format } from './format.ts';
import { levelsOf } from './native/levelsOf.ts';
import { runOfEntry } from './native/runOfEntry.ts';

const read = (document: Document): ArtifactReading => {
  const { file } = document;
  const salvaged = salvage(document, validateEvalResult(document), 'results');
  if (salvaged.kind === 'unusable') return { records: [], runs: [], problems: salvaged.problems };
  const { rest, entries, problems } = salvaged;
  const run = runOfEntry(rest.run, { file, pointer: '/run' });
  const date = typeof rest.date === 'string' ? isoDate(rest.date) : null;
  const shared = levelsOf(rest.factors);
  const records = entries.map(
    ({ value: entry, pointer }): ScoreRecord => ({
      run: run.id,
      task: entry.task,
      metric: entry.metric,
      score: entry.score,
      standardError: entry.stderr ?? null,
      items: entry.n ?? null,
      chance: entry.chance ?? null,
      higherIsBetter: entry.higher_is_better ?? null,
      taskLoss: entry.task_loss ?? null,
      factors: isObject(entry.factors) ? { ...shared, ...levelsOf(entry.factors) } : shared,
      date,
      source: { file, pointer: `${pointer}/score` },
    }),
  );
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
