import { describe, expect, it } from 'vitest';
import { artifact, told } from '../artifact.ts';

/** Shaped like a result of 0.9: suites, shots in the keys, an average beside its leaves, names with `@` and `:`. */
const result = (changes: Record<string, unknown> = {}) => ({
  config_general: {
    lighteval_sha: '?',
    num_fewshot_seeds: 1,
    max_samples: null,
    job_id: '0',
    start_time: 1271.4,
    end_time: 1399.1,
    total_evaluation_time_secondes: '127.7',
    model_config: { model_name: 'example-lab/ladder-1b', revision: 'main', dtype: 'bfloat16' },
    model_name: 'example-lab/ladder-1b',
    model_size: '2.05 GB',
  },
  results: {
    'leaderboard|arc:challenge|25': { acc: 0.25, acc_stderr: 0.0126, acc_norm: 0.5, acc_norm_stderr: 0.0 },
    'lighteval|mmlu:anatomy|5': { acc: 0.4, acc_stderr: 0.0423 },
    'lighteval|mmlu:virology|5': { acc: 0.3, acc_stderr: 0.0358 },
    'lighteval|mmlu:_average|5': { acc: 0.35, acc_stderr: 0.039 },
    'lighteval|math_500|0': {
      'pass@k:k=1&n=4': 0.62,
      'pass@k:k=1&n=4_stderr': 0.0217,
      'maj@n:n=4': 0.66,
      'maj@n:n=4_stderr': 0.0212,
    },
    'lighteval|wikitext|0': { word_perplexity: 21.5, bits_per_byte: 0.83 },
    all: { acc: 0.3, acc_stderr: 0.03 },
  },
  versions: {},
  config_tasks: {
    'leaderboard|arc:challenge': {
      num_fewshots: 25,
      effective_num_docs: 1172,
      metrics: [{ metric_name: 'acc', higher_is_better: true }],
    },
    'lighteval|mmlu:anatomy|5': { num_fewshots: 5, effective_num_docs: -1 },
    'lighteval|math_500|0': {
      num_fewshots: 0,
      effective_num_docs: 500,
      metrics: [
        { metric_name: ['pass@k:k=1&n=4', 'maj@n:n=4'], higher_is_better: { 'pass@k:k=1&n=4': true } },
      ],
    },
    'lighteval|wikitext|0': { metric: [{ metric_name: 'word_perplexity', higher_is_better: false }] },
  },
  summary_tasks: {},
  summary_general: {},
  ...changes,
});

describe('lighteval', () => {
  const reading = artifact(result());
  const record = (task: string, metric: string) =>
    reading.records.find((one) => one.task === task && one.metric === metric);

  it('gives every metric of every leaf under the bare name of its task', () => {
    expect(reading.format).toBe('lighteval');
    expect(reading.records.map(({ task, metric }) => `${task} ${metric}`)).toEqual([
      'arc:challenge acc',
      'arc:challenge acc_norm',
      'mmlu:anatomy acc',
      'mmlu:virology acc',
      'math_500 pass@k:k=1&n=4',
      'math_500 maj@n:n=4',
      'wikitext word_perplexity',
      'wikitext bits_per_byte',
    ]);
  });

  it('leaves out `all` and the averages beside their leaves, and says so once', () => {
    expect(told(reading.problems)).toEqual(['SG119 /results']);
    expect(reading.problems[0]?.message).toContain('"lighteval|mmlu:_average|5", "all"');
  });

  it('keeps an average whose leaves are not in the file', () => {
    const alone = artifact(
      result({ results: { 'mmlu:_average|5': { acc: 0.35 }, 'mmlu:x|0': { acc: 0.3 } } }),
    );
    expect(alone.records.map(({ task, factors }) => [task, factors.n_shot])).toEqual([
      ['mmlu:_average', '5'],
      ['mmlu:x', '0'],
    ]);
  });

  it('takes suite and shots for factors, items and direction from the task’s config', () => {
    expect(record('arc:challenge', 'acc')).toMatchObject({
      run: 'example-lab/ladder-1b',
      items: 1172,
      standardError: 0.0126,
      higherIsBetter: true,
      factors: { harness: 'lighteval', suite: 'leaderboard', n_shot: '25' },
      date: null,
    });
    // A standard error of 0 and a count of -1 are what the writer puts for "not known".
    expect(record('arc:challenge', 'acc_norm')?.standardError).toBeNull();
    expect(record('mmlu:anatomy', 'acc')?.items).toBeNull();
    expect(record('math_500', 'pass@k:k=1&n=4')?.higherIsBetter).toBe(true);
    expect(record('math_500', 'maj@n:n=4')).toMatchObject({ higherIsBetter: null, standardError: 0.0212 });
  });

  it('takes bits per byte for the task loss of the other metrics', () => {
    expect(record('wikitext', 'word_perplexity')).toMatchObject({ taskLoss: 0.83, higherIsBetter: false });
    expect(record('wikitext', 'bits_per_byte')?.taskLoss).toBeNull();
  });

  it.each([
    ['suite|task|5|1', 'suite|arc:easy|5|1', 'arc:easy', 'suite', '5'],
    ['task|shots of 0.12', 'gsm8k|8', 'gsm8k', undefined, '8'],
    ['leaderboard v1', 'harness|arc:challenge|25', 'arc:challenge', 'harness', '25'],
    ['no shots', 'custom|mine', 'mine', 'custom', undefined],
    ['a bare name', 'mine', 'mine', undefined, undefined],
    ['a name that is a number', '2048|0', '2048', undefined, '0'],
  ])('reads the keys of a dialect: %s', (_, key, task, suite, shots) => {
    // Leaderboard v1 wrote texts into `config_tasks`.
    const reading = artifact(
      result({ results: { [key]: { acc: 0.5 } }, config_tasks: { [key]: 'LM Harness task' } }),
    );
    expect(reading.problems).toEqual([]);
    expect(reading.records).toHaveLength(1);
    expect(reading.records[0]).toMatchObject({ task });
    expect(reading.records[0]?.factors).toEqual({
      harness: 'lighteval',
      ...(suite === undefined ? {} : { suite }),
      ...(shots === undefined ? {} : { n_shot: shots }),
    });
  });

  it('believes the task’s config before the key, and a date that is one', () => {
    const general = { ...result().config_general, start_time: 1_760_000_000.5, lighteval_sha: '1a2b3c4' };
    const key = 'lighteval|x|0';
    const reading = artifact(
      result({
        config_general: general,
        results: { [key]: { acc: 0.5 } },
        config_tasks: { [key]: { num_fewshot: 5 } },
      }),
    );
    expect(reading.records[0]).toMatchObject({
      date: 1_760_000_000_500,
      factors: { harness_version: '1a2b3c4', n_shot: '5' },
    });
  });

  it('knows a checkpoint by its revision, and warns of a limit and of a model without a name', () => {
    const general = {
      max_samples: 10,
      model_config: { model_name: 'org/m', revision: 'step2000' },
    };
    const limited = artifact(result({ config_general: general, results: { 'x|0': { acc: 0.5 } } }));
    expect(limited.runs[0]).toMatchObject({ id: 'org/m@step2000', trainingRun: 'org/m', step: 2000 });
    expect(limited.records[0]?.items).toBe(10);
    expect(told(limited.problems)).toEqual(['SG121 /config_general/max_samples']);
    expect(told(artifact(result({ config_general: {}, results: { 'x|0': { acc: 1 } } })).problems)).toEqual([
      'SG122',
    ]);
  });

  it('tells each damaged entry at its place and reads the rest', () => {
    const reading = artifact(
      result({ results: { 'a|0': { acc: '0.5', f1: 0.4 }, 'b|0': [0.5], 'c|0': { acc: null, em: 0.1 } } }),
    );
    expect(reading.records.map(({ task, metric }) => `${task} ${metric}`)).toEqual(['a f1', 'c em']);
    expect(told(reading.problems)).toEqual(['SG110 /results/a|0/acc', 'SG105 /results/b|0']);
    for (const { line, column } of reading.problems)
      expect({ line, column }).toEqual({ line: expect.any(Number), column: expect.any(Number) });
  });

  it('says that a result without rows holds no score', () => {
    expect(told(artifact(result({ results: {} })).problems)).toEqual(['SG108']);
  });
});
