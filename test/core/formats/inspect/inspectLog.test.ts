import { describe, expect, it } from 'vitest';
import { artifact, told } from '../artifact.ts';

type Values = Record<string, unknown>;

const metric = (name: string, value: unknown, changes: Values = {}) => ({
  name,
  value,
  params: {},
  ...changes,
});

const score = (changes: Values = {}) => ({
  name: 'choice',
  scorer: 'choice',
  scored_samples: 400,
  unscored_samples: 0,
  params: {},
  metrics: { accuracy: metric('accuracy', 0.75), stderr: metric('stderr', 0.0217) },
  ...changes,
});

const spec = (changes: Values = {}) => ({
  eval_id: 'demo1',
  run_id: 'demo2',
  created: '2026-03-02T08:14:09+02:00',
  task: 'demo/quiz',
  task_version: 0,
  task_args: {},
  dataset: { name: 'quiz', location: 'demo/quiz', samples: 400, shuffled: false },
  model: 'hf/example-lab/ladder-1b',
  model_args: {},
  config: { epochs: 1 },
  packages: { inspect_ai: '0.3.138' },
  ...changes,
});

const log = (changes: Values = {}) => ({
  version: 2,
  status: 'success',
  eval: spec(),
  plan: { name: 'plan', steps: [], config: {} },
  results: { total_samples: 400, completed_samples: 400, scores: [score()] },
  stats: {},
  ...changes,
});

const withResults = (changes: Values, evaluation: Values = {}) =>
  artifact(
    log({ eval: spec(evaluation), results: { total_samples: 400, completed_samples: 400, ...changes } }),
  );

describe('an Inspect log', () => {
  const { format, records, runs, problems } = artifact(log());

  it('gives the score of the scorer with its error, items, factors and date', () => {
    expect({ format, problems }).toEqual({ format: 'inspect', problems: [] });
    expect(records).toMatchObject([
      {
        run: 'hf/example-lab/ladder-1b',
        task: 'demo/quiz',
        metric: 'accuracy,choice',
        score: 0.75,
        standardError: 0.0217,
        items: 400,
        chance: null,
        higherIsBetter: null,
        taskLoss: null,
        factors: { harness: 'inspect', harness_version: '0.3.138' },
        date: Date.parse('2026-03-02T06:14:09Z'),
        source: { file: 'evals/result.json', pointer: '/results/scores/0/metrics/accuracy/value' },
      },
    ]);
  });

  it('is of a model that a hub knows without the provider', () => {
    expect(runs).toEqual([
      expect.objectContaining({
        id: 'hf/example-lab/ladder-1b',
        aliases: ['example-lab/ladder-1b'],
        params: null,
      }),
    ]);
    const at = (revision: string) => artifact(log({ eval: spec({ model_args: { revision } }) })).runs[0];
    expect(at('step1000')).toMatchObject({
      id: 'hf/example-lab/ladder-1b@step1000',
      step: 1000,
      trainingRun: 'hf/example-lab/ladder-1b',
    });
    expect(at('v2')?.id).toBe('hf/example-lab/ladder-1b@v2');
    expect(at('main')?.id).toBe('hf/example-lab/ladder-1b');
  });

  it('takes shots and precision from the arguments where they are stated', () => {
    const factors = (evaluation: Values) => artifact(log({ eval: spec(evaluation) })).records[0]?.factors;
    expect(factors({ task_args: { fewshot: 10 }, model_args: { dtype: 'bfloat16' } })).toMatchObject({
      n_shot: '10',
      precision: 'bfloat16',
    });
    expect(factors({ task_args: { fewshot: true } })?.n_shot).toBeUndefined();
  });

  it('keeps several scorers and reducers apart; spread is no score', () => {
    const reading = withResults({
      scores: [
        score({ name: 'match', reducer: 'mean' }),
        score({ name: 'match', reducer: 'at_least_1', metrics: { accuracy: metric('accuracy', 0.9) } }),
        score({
          name: 'graded',
          metrics: {
            mean: metric('mean', 3.5),
            std: metric('std', 0.5),
            var: metric('inspect_ai/var', 0.25),
            bootstrap_stderr: metric('bootstrap_stderr', 0.1),
            'demo/kappa': metric('demo/kappa', 0.6),
          },
        }),
      ],
    });
    expect(
      reading.records.map(({ metric: name, score: value, standardError }) => [name, value, standardError]),
    ).toEqual([
      ['accuracy,match', 0.75, 0.0217],
      ['accuracy,match,at_least_1', 0.9, null],
      ['mean,graded', 3.5, 0.1],
      ['kappa,graded', 0.6, null],
    ]);
  });

  it('takes the error of its own group', () => {
    const metrics = {
      accuracy: metric('accuracy', 0.7),
      stderr: metric('stderr', 0.02),
      accuracy1: metric('accuracy', 0.5, { group: 'hard' }),
      stderr1: metric('stderr', 0.05, { group: 'hard' }),
    };
    const { records: grouped } = withResults({ scores: [score({ metrics })] });
    expect(grouped.map(({ metric: name, standardError }) => [name, standardError])).toEqual([
      ['accuracy,choice', 0.02],
      ['accuracy1,choice', 0.05],
    ]);
  });
});

describe('how many items an Inspect score is of', () => {
  const old = score({ scored_samples: undefined, unscored_samples: undefined });

  it('is what the scorer counts, else what was finished, each item once however often it was asked', () => {
    expect(withResults({ scores: [old] }).records[0]?.items).toBe(400);
    expect(withResults({ scores: [old] }, { config: { epochs: 4 } }).records[0]?.items).toBe(100);
    expect(withResults({ scores: [old] }, { config: { epochs: 3 } }).records[0]?.items).toBeNull();
    expect(
      withResults({ scores: [score({ scored_samples: 100 })] }, { config: { epochs: 4 } }).records[0]?.items,
    ).toBe(100);
  });

  it('is a part of the task under a limit, after failures, and where the scorer gave up: told each time', () => {
    const { records, problems } = withResults(
      { completed_samples: 390, scores: [score({ scored_samples: 380, unscored_samples: 10 })] },
      { config: { limit: [10, 410] } },
    );
    expect(records[0]?.items).toBe(380);
    expect(told(problems)).toEqual([
      'SG121 /eval/config/limit',
      'SG121 /results/completed_samples',
      'SG121 /results/scores/0/unscored_samples',
    ]);
    expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  });
});

describe('an Inspect log whose scores are not read', () => {
  it.each(['cancelled', 'error', 'started'])('ended as %s, though it may hold scores', (status) => {
    const { records, runs, problems } = artifact(log({ status, error: { message: 'out of memory' } }));
    expect(records).toEqual([]);
    expect(runs).toHaveLength(1);
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'SG128',
        severity: 'error',
        pointer: '/status',
        line: expect.any(Number),
      }),
    ]);
    expect(problems[0]?.message).toContain(`"${status}" ("out of memory")`);
    expect(problems[0]?.message).toContain('Its scores (1)');
  });

  it('was marked as invalid', () => {
    const { records, problems } = artifact(log({ invalidated: true }));
    expect({ records, told: told(problems) }).toEqual({ records: [], told: ['SG128 /invalidated'] });
  });

  it('is only what it began with, as an archive without its header holds it', () => {
    const { format, records, problems } = artifact({
      version: 2,
      eval: spec(),
      plan: { name: 'plan', steps: [] },
    });
    expect({ format, records, told: told(problems) }).toEqual({
      format: 'inspect',
      records: [],
      told: ['SG128 /eval'],
    });
  });

  it('holds none, which is told', () => {
    expect(told(withResults({ scores: [] }).problems)).toEqual(['SG108 /results']);
    expect(told(artifact(log({ results: null })).problems)).toEqual(['SG108 /results']);
    const limited = withResults({ scores: [score({ metrics: {} })] }, { config: { limit: 5 } });
    expect(told(limited.problems)).toEqual(['SG121 /eval/config/limit', 'SG108 /results']);
  });

  it('is the listing of a folder of logs, which holds every header again', () => {
    const { format, records, problems } = artifact({ 'a.eval': log(), 'b.eval': log({ status: 'error' }) });
    expect({ format, records, told: told(problems) }).toEqual({
      format: 'inspect',
      records: [],
      told: ['SG119'],
    });
  });
});

describe('the dialects and quirks of Inspect logs', () => {
  it('the oldest have one scorer beside its metrics, without a version', () => {
    const { records, problems } = artifact(
      log({
        version: undefined,
        results: {
          scorer: { name: 'includes', params: {} },
          metrics: {
            accuracy: { name: 'accuracy', value: 0.5, options: {} },
            stderr: { name: 'stderr', value: 0, options: {} },
          },
          sample_reductions: [],
        },
      }),
    );
    expect(problems).toEqual([]);
    expect(records).toEqual([
      expect.objectContaining({
        metric: 'accuracy,includes',
        score: 0.5,
        standardError: null,
        items: null,
        source: { file: 'evals/result.json', pointer: '/results/metrics/accuracy/value' },
      }),
    ]);
  });

  it('NaN is written on purpose: a score is left out, an error unknown, and null says nothing', () => {
    const text = JSON.stringify(
      log({
        results: {
          scores: [
            score({ name: 'a', metrics: { accuracy: metric('accuracy', 'NAN') } }),
            score({ name: 'b', metrics: { mean: metric('mean', 0.5), stderr: metric('stderr', 'NAN') } }),
            score({ name: 'c', metrics: { accuracy: metric('accuracy', null) } }),
          ],
        },
      }),
      null,
      1,
    ).replaceAll('"NAN"', 'NaN');
    const { records, problems } = artifact(text);
    expect(records.map(({ metric: name, standardError }) => [name, standardError])).toEqual([
      ['mean,b', null],
    ]);
    expect(problems.map(({ rule, severity, pointer }) => `${severity} ${rule} ${pointer}`)).toEqual([
      'error SG109 /results/scores/0/metrics/accuracy/value',
      'warning SG109 /results/scores/1/metrics/stderr/value',
    ]);
  });

  it('a scorer that is none is told, and the others are read', () => {
    const { records, problems } = withResults({ scores: [{ name: 'x' }, 5, score()] });
    expect(records).toHaveLength(1);
    expect(told(problems)).toEqual(['SG105 /results/scores/0', 'SG105 /results/scores/1']);
  });
});
