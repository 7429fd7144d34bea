import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.ts';
import type { Report } from '../../../src/core/report/report.ts';
import { memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';

interface Run {
  readonly id: string;
  readonly corpus: string;
  readonly params: number;
  readonly tokens: number;
  readonly loss: number;
  readonly scores: readonly (readonly [string, number])[];
}

/** Two corpora whose losses follow two laws: fitted together they predict neither. */
const runs: readonly Run[] = ['books', 'web'].flatMap((corpus, which) =>
  Array.from({ length: 12 }, (_, index): Run => {
    const params = Math.round(2e7 * 1.6 ** index);
    const tokens = params * (index % 2 === 0 ? 20 : 60);
    const loss =
      1.6 + 0.3 * which + 400 / Math.sqrt(Math.sqrt(params * 30)) + 900 / Math.sqrt(Math.sqrt(tokens * 30));
    const rounded = Number(loss.toFixed(4));
    const scores = ['reading', 'writing', 'sums'].map((task, of): readonly [string, number] => [
      task,
      Number(
        (
          0.25 +
          0.65 / (1 + Math.exp(1.5 * (rounded - 3.2 - 0.1 * of))) +
          0.003 * ((index * 7 + of) % 3)
        ).toFixed(4),
      ),
    ]);
    return { id: `${corpus}-${index}`, corpus, params, tokens, loss: rounded, scores };
  }),
);

type Place = 'manifest' | 'tidy' | 'wide' | 'native';

const manifestOf = (withFactor: boolean): string =>
  [
    `id,params,tokens,loss:val${withFactor ? ',factor:corpus' : ''}`,
    ...runs.map(({ id, params, tokens, loss, corpus }) =>
      [id, params, tokens, loss, ...(withFactor ? [corpus] : [])].join(','),
    ),
  ].join('\n');

const tidyOf = (withFactor: boolean): string =>
  [
    `run,task,metric,score,n${withFactor ? ',factor:corpus' : ''}`,
    ...runs.flatMap(({ id, corpus, scores }) =>
      scores.map(([task, score]) =>
        [id, task, 'acc', score, 2000, ...(withFactor ? [corpus] : [])].join(','),
      ),
    ),
  ].join('\n');

const wide = [
  'name,corpus,n,reading,writing,sums',
  ...runs.map(({ id, corpus, scores }) => [id, corpus, 2000, ...scores.map(([, score]) => score)].join(',')),
].join('\n');

const columns = {
  run: 'name',
  'factor:corpus': 'corpus',
  scores: Object.fromEntries(
    ['reading', 'writing', 'sums'].map((task) => [task, { task, metric: 'acc', n: 'n' }]),
  ),
};

const evidenceAt = (place: Place): Readonly<Record<string, string>> => {
  if (place === 'wide') return { 'evals/wide.csv': wide };
  if (place !== 'native') return { 'evals/tidy.csv': tidyOf(place === 'tidy') };
  return Object.fromEntries(
    runs.map(({ id, corpus, scores }) => [
      `evals/${id}.json`,
      JSON.stringify({
        version: 1,
        run: { id },
        factors: { corpus },
        results: scores.map(([task, score]) => ({ task, metric: 'acc', score, n: 2000 })),
      }),
    ]),
  );
};

const report = (place: Place): Report => {
  const files = {
    ...evidenceAt(place),
    'runs.csv': manifestOf(place === 'manifest'),
    '.github/scaling-guard.yml': JSON.stringify({
      version: 1,
      evidence: [{ files: 'evals/*', ...(place === 'wide' ? { columns } : {}) }],
      runs: 'runs.csv',
      scale: { axis: 'loss:val' },
      factors: ['corpus'],
      plans: 'plan.yml',
    }),
    'plan.yml': JSON.stringify({
      version: 1,
      plan: 'large',
      claims: ['books', 'web'].map((corpus) => ({
        id: corpus,
        task: 'reading',
        metric: 'acc',
        where: { corpus },
        at: { params: 8e9, tokens: 2e11 },
        expect: '>= 0.5',
      })),
    }),
  };
  const outcome = check({
    workspace: memoryWorkspace(new Map(Object.entries(files).map(([path, text]) => [path, textEntry(text)]))),
    configPath: '.github/scaling-guard.yml',
    asOf: '2026-11-22',
    seed: 1,
    resamples: 0,
    toolVersion: '0.0.0',
  });
  if (outcome.kind !== 'report') throw new Error(JSON.stringify(outcome.problems));
  return outcome.report;
};

const forecastsOf = ({ claims, upstream }: Report) => ({
  claims: claims.map(({ id, decision, forecast }) => [
    id,
    decision,
    forecast?.value,
    forecast?.lower,
    forecast?.route,
  ]),
  laws: upstream.map(({ corpus, factors, law, runs: count, parameters }) => [
    corpus,
    factors,
    law,
    count,
    parameters,
  ]),
});

describe('a factor with one level a run', () => {
  const stated = forecastsOf(report('manifest'));

  it('has a law of loss for each of its levels', () => {
    expect(stated.laws.map(([, factors]) => factors)).toContainEqual({ corpus: 'web' });
    expect(stated.claims.every(([, , value]) => typeof value === 'number')).toBe(true);
  });

  it.each(['tidy', 'wide', 'native'] as const)(
    'is a fact of the run in %s evidence as in the manifest',
    (place) => {
      expect(forecastsOf(report(place))).toEqual(stated);
    },
  );
});
