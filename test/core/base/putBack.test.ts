import { describe, expect, it } from 'vitest';
import { putBack } from '../../../src/core/base/putBack.ts';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { gatherEvidence } from '../../../src/core/pipeline/gatherEvidence.ts';
import { judgeEvidence } from '../../../src/core/pipeline/judgeEvidence.ts';
import { memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';

const header = 'run,task,metric,score,n,params';
const table = (...rows: readonly string[]): string => [header, ...rows, ''].join('\n');
const A = 'a,t,acc,0.5,100,1e6';
const B = 'b,t,acc,0.6,100,2e6';

type Files = Readonly<Record<string, string>>;

/** What a head withdraws of a base, with a manifest, task cards and duplicates by the config. */
const withdrawal = (base: Files, head: Files, duplicates: 'error' | 'newest' = 'error') => {
  const configuration = {
    ...defaultConfiguration(),
    file: 'scaling-guard.yml',
    evidence: [{ files: ['evals/**/*.csv', 'evals/**/*.json'], ignore: [], duplicates, format: null }],
    runs: 'runs.yml' in base || 'runs.yml' in head ? 'runs.yml' : null,
    tasks: 'tasks.yml' in base || 'tasks.yml' in head ? 'tasks.yml' : null,
  };
  const judged = (files: Files) => {
    const workspace = memoryWorkspace(
      new Map(Object.entries(files).map(([path, text]) => [path, textEntry(text)])),
    );
    const settings = { seed: 1, resamples: 0 };
    return judgeEvidence(gatherEvidence(workspace, configuration), workspace, configuration, settings);
  };
  const found = putBack(judged(base), judged(head));
  return (
    found && {
      gone: found.records.map(({ run, score }) => `${run} ${score}`),
      points: found.points.map(({ point, cause }) => `${point.run} ${point.score}: ${cause}`),
      runs: found.runs,
      cards: found.cards,
      restored: found.evidence.records.map(({ run, score }) => `${run} ${score}`).sort(),
      params: [...found.evidence.runs.values()].map(({ id, params }) => `${id} ${params}`),
    }
  );
};

describe('what a head withdraws', () => {
  it('is nothing where evidence is only added, moved, split or copied', () => {
    const base = { 'evals/x.csv': table(A, B) };
    expect(withdrawal(base, base)).toBeNull();
    expect(withdrawal(base, { ...base, 'evals/y.csv': table('c,t,acc,0.7,100,3e6') })).toBeNull();
    expect(withdrawal(base, { 'evals/deep/z.csv': table(A, B) })).toBeNull();
    expect(withdrawal(base, { 'evals/a.csv': table(A), 'evals/b.csv': table(B) })).toBeNull();
    expect(withdrawal({ ...base, 'evals/y.csv': table(A) }, base)).toBeNull();
  });

  it('is a record that is gone, and the head’s new ones stay beside it', () => {
    const found = withdrawal(
      { 'evals/x.csv': table(A, B) },
      { 'evals/x.csv': table(A, 'c,t,acc,0.7,100,3e6') },
    );
    expect(found?.gone).toEqual(['b 0.6']);
    expect(found?.restored).toEqual(['a 0.5', 'b 0.6', 'c 0.7']);
  });

  it('is a score that is edited, in its file or by way of another one, and the old one stands', () => {
    const base = { 'evals/x.csv': table(A, B) };
    for (const head of [
      { 'evals/x.csv': table(A, 'b,t,acc,0.9,100,2e6') },
      { 'evals/x.csv': table(A), 'evals/y.csv': table('b,t,acc,0.9,100,2e6') },
    ] as readonly Files[]) {
      expect(withdrawal(base, head)?.restored).toEqual(['a 0.5', 'b 0.6']);
    }
  });

  it('is one of two scores that contradict each other: put back, neither is used', () => {
    const found = withdrawal(
      { 'evals/x.csv': table(A, B), 'evals/y.csv': table('b,t,acc,0.9,100,2e6') },
      { 'evals/x.csv': table(A), 'evals/y.csv': table('b,t,acc,0.9,100,2e6') },
    );
    expect(found?.restored).toEqual(['a 0.5']);
  });

  it('is a fact of the manifest that is changed or gone, and not one that is added', () => {
    const evidence = { 'evals/x.csv': 'run,task,metric,score,n\na,t,acc,0.5,100\n' };
    const manifest = (facts: string): string => `version: 1\nruns:\n  - { id: a, ${facts} }\n`;
    const base = { ...evidence, 'runs.yml': manifest('params: 1e6, params_kind: total') };
    const edited = { ...evidence, 'runs.yml': manifest('params: 5e6, params_kind: total') };
    expect(withdrawal(base, edited)).toMatchObject({ runs: ['a'], params: ['a 1000000'] });
    const gone = { ...evidence, 'runs.yml': 'version: 1\nruns: []\n' };
    expect(withdrawal(base, gone)).toMatchObject({ runs: ['a'], params: ['a 1000000'] });
    const more = { ...evidence, 'runs.yml': manifest('params: 1e6, params_kind: total, tokens: 2e7') };
    expect(withdrawal(base, more)).toBeNull();
  });

  it('is not a run that is renamed and keeps its old id as an alias; it is where the name goes to a run that there was', () => {
    const evidence = { 'evals/x.csv': 'run,task,metric,score,n\na,t,acc,0.5,100\nb,t,acc,0.6,100\n' };
    const row = (id: string, params: string, aliases = '[]'): string =>
      `  - { id: ${id}, params: ${params}, params_kind: total, aliases: ${aliases} }\n`;
    const manifest = (...rows: readonly string[]): string => `version: 1\nruns:\n${rows.join('')}`;
    const base = { ...evidence, 'runs.yml': manifest(row('a', '1e6'), row('b', '2e6')) };
    const renamed = { ...evidence, 'runs.yml': manifest(row('a-1', '1e6', '[a]'), row('b', '2e6')) };
    expect(withdrawal(base, renamed)).toBeNull();
    const swapped = { ...evidence, 'runs.yml': manifest(row('a', '1e6', '[]'), row('c', '2e6', '[b]')) };
    expect(withdrawal(base, swapped)).toBeNull();
    const taken = { ...evidence, 'runs.yml': manifest(row('a', '1e6', '[b]')) };
    expect(withdrawal(base, taken)?.gone).toEqual(['b 0.6']);
  });

  it('is not a run that is renamed and has checkpoints: they are called after it', () => {
    const evidence = {
      'evals/x.csv':
        'run,task,metric,score,n\na,t,acc,0.5,100\na@step10,t,acc,0.4,100\na@step20,t,acc,0.45,100\n',
    };
    const manifest = (id: string, aliases: string): string =>
      `version: 1\nruns:\n  - { id: ${id}, params: 1e6, params_kind: total, aliases: ${aliases} }\n`;
    const base = { ...evidence, 'runs.yml': manifest('a', '[]') };
    expect(withdrawal(base, { ...evidence, 'runs.yml': manifest('z', '[a]') })).toBeNull();
    const scores = evidence['evals/x.csv'].replace('0.45', '0.46');
    const edited = { 'evals/x.csv': scores, 'runs.yml': manifest('z', '[a]') };
    expect(withdrawal(base, edited)?.gone).toEqual(['z@step20 0.45']);
  });

  it('is a task card that says something else: the scores are read by the old one', () => {
    const evidence = { 'evals/x.csv': 'run,task,metric,score,n,params\na,t,acc,50,100,1e6\n' };
    const card = (unit: string): string =>
      `version: 1\ntasks:\n  - { task: t, metric: acc, direction: higher, unit: ${unit} }\n`;
    const base = { ...evidence, 'tasks.yml': card('percent') };
    const head = { ...evidence, 'tasks.yml': card('unbounded') };
    expect(withdrawal(base, head)).toMatchObject({ cards: ['t'], restored: ['a 0.5'] });
  });
});
