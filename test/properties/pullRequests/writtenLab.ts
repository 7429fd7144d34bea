import { groupBy } from '../../../src/core/collections/groupBy.ts';
import { type MemoryEntry, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';
import type { Lab, LabLog, LabRun, LabScore } from './lab.ts';

const dateText = (date: number | null): string => (date === null ? '' : new Date(date).toISOString());

const tidy = (scores: readonly LabScore[]): string =>
  [
    'run,task,metric,score,stderr,n,date,factor:corpus',
    ...scores.map(({ run, task, score, error, items, date, corpus }) =>
      [run, task, 'acc', score, error ?? '', items, dateText(date), corpus ?? ''].join(','),
    ),
    '',
  ].join('\n');

const native = ([first, ...others]: readonly LabScore[]): string =>
  first === undefined
    ? ''
    : JSON.stringify({
        version: 1,
        run: { id: first.run },
        ...(first.date === null ? {} : { date: dateText(first.date) }),
        ...(first.corpus === null ? {} : { factors: { corpus: first.corpus } }),
        results: [first, ...others].map(({ task, score, error, items }) => ({
          task,
          metric: 'acc',
          score,
          n: items,
          ...(error === null ? {} : { stderr: error }),
        })),
      });

const lmEval = (scores: readonly LabScore[]): string => {
  const [first] = scores;
  const of = <T>(value: (score: LabScore) => T) =>
    Object.fromEntries(scores.map((score) => [score.task, value(score)]));
  return JSON.stringify({
    results: of(({ task, score, error }) => ({
      alias: task,
      'acc,none': score,
      'acc_stderr,none': error ?? 'N/A',
    })),
    configs: of(({ task }) => ({ task, num_fewshot: 0, output_type: 'multiple_choice' })),
    versions: of(() => 1),
    'n-shot': of(() => 0),
    'n-samples': of(({ items }) => ({ original: items, effective: items })),
    higher_is_better: of(() => ({ acc: true })),
    config: { model: 'hf', model_args: `pretrained=lab/${first?.run ?? ''}` },
    lm_eval_version: '0.4.9',
    model_name: `lab/${first?.run ?? ''}`,
    date: (first?.date ?? 0) / 1000,
  });
};

const writers = { csv: tidy, json: native, 'lm.json': lmEval };

const rowOf = ({ id, aliases, step, trainingRun, params, tokens, flops, loss, corpus }: LabRun): object => ({
  id,
  ...(aliases.length === 0 ? {} : { aliases }),
  ...(params === null ? {} : { params, params_kind: 'total' }),
  ...(tokens === null ? {} : { tokens }),
  ...(flops === null ? {} : { flops }),
  ...(loss === null ? {} : { loss: { val: loss } }),
  ...(corpus === null ? {} : { factors: { corpus } }),
  ...(step === null ? {} : { step }),
  ...(trainingRun === null ? {} : { training_run: trainingRun }),
});

const logText = ({ run, rows }: LabLog): string =>
  ['step,loss,run', ...rows.map(([step, loss]) => `${step},${loss},${run}`), ''].join('\n');

/** The name of the file that a score stands in. */
export const pathOf = ({ run, date, stem, format }: LabScore): string =>
  format === 'csv' ? `${stem}.csv` : `${stem}-${run}${date === null ? '' : `-${date / 1000}`}.${format}`;

/** A lab as the files of a repository. */
export const writtenLab = (lab: Lab): ReadonlyMap<string, MemoryEntry> => {
  const files: Record<string, string> = {
    '.github/scaling-guard.yml': JSON.stringify({
      version: 1,
      evidence: [{ files: 'evals/**/*', duplicates: lab.duplicates }],
      runs: 'runs.json',
      tasks: 'tasks.json',
      scale: { axis: lab.axis },
      factors: lab.factors,
      ...(lab.isLogged ? { training: [{ files: 'logs/*.csv' }] } : {}),
      plans: 'plan.yml',
      gate: { mode: 'enforce', resolution: 0.15 },
    }),
    'runs.json': JSON.stringify({ version: 1, runs: lab.runs.map(rowOf) }),
    'tasks.json': JSON.stringify({ version: 1, tasks: lab.cards }),
    'plan.yml': JSON.stringify({
      version: 1,
      plan: 'plan',
      claims: lab.claims.map(({ corpus, ...claim }) => ({
        ...claim,
        metric: 'acc',
        confidence: 0.8,
        ...(corpus === null ? {} : { where: { corpus } }),
      })),
    }),
  };
  for (const [path, scores] of groupBy(lab.scores, pathOf))
    files[path] = writers[scores[0]?.format ?? 'csv'](scores);
  for (const log of lab.logs) files[`logs/${log.name}.csv`] = logText(log);
  return new Map(Object.entries({ ...files, ...lab.raw }).map(([path, text]) => [path, textEntry(text)]));
};
