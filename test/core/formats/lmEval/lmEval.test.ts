import { describe, expect, it } from 'vitest';
import { artifact, told } from '../artifact.ts';

/** Shaped like a result of 0.4.8 with a group, a filter and a perplexity. */
const result = (changes: Record<string, unknown> = {}) => ({
  results: {
    arc_challenge: {
      alias: 'arc_challenge',
      'acc,none': 0.2090443686006826,
      'acc_stderr,none': 0.011882746987406451,
      'acc_norm,none': 0.24,
      'acc_norm_stderr,none': 'N/A',
    },
    gsm8k: {
      alias: 'gsm8k',
      'exact_match,strict-match': 0,
      'exact_match_stderr,strict-match': 0,
      'exact_match,flexible-extract': 0.02,
      'exact_match_stderr,flexible-extract': 0.0038,
    },
    glue: { 'acc,none': 0.5, 'acc_stderr,none': 0.001, alias: 'glue' },
    rte: { 'acc,none': 0.51, 'acc_stderr,none': 0.03, alias: ' - rte' },
    wikitext: { alias: 'wikitext', 'word_perplexity,none': 32.1, 'bits_per_byte,none': 0.936 },
  },
  groups: { glue: { 'acc,none': 0.5, alias: 'glue' } },
  group_subtasks: { glue: ['rte'], arc_challenge: [], gsm8k: [], wikitext: [] },
  configs: { arc_challenge: { num_fewshot: 25 }, gsm8k: { num_fewshot: 5 }, rte: {}, wikitext: {} },
  versions: { arc_challenge: 1.0, rte: 'Yaml' },
  'n-shot': { arc_challenge: 25, glue: 0, rte: 3, wikitext: 0 },
  higher_is_better: {
    arc_challenge: { acc: true, acc_norm: true },
    gsm8k: { exact_match: true },
    wikitext: { word_perplexity: false, bits_per_byte: null },
  },
  'n-samples': {
    arc_challenge: { original: 1172, effective: 1172 },
    gsm8k: { original: 1319, effective: 1319 },
  },
  config: {
    model: 'hf',
    model_args: 'pretrained=example-lab/ladder-1b,dtype=float32',
    model_num_parameters: 1_343_757_312,
    model_revision: 'main',
    limit: null,
  },
  date: 1740897960.6926863,
  lm_eval_version: '0.4.8',
  model_name: 'example-lab/ladder-1b',
  model_name_sanitized: 'example-lab__ladder-1b',
  total_evaluation_time_seconds: '617.29',
  ...changes,
});

const withConfig = (changes: Record<string, unknown>) => ({ ...result().config, ...changes });
const only = (row: Record<string, unknown>, changes: Record<string, unknown> = {}) => ({
  results: { task: row },
  configs: { task: {} },
  config: { model_args: 'pretrained=org/model' },
  ...changes,
});

describe('lm-evaluation-harness from 0.4 on', () => {
  const reading = artifact(result());
  const record = (task: string, metric: string) =>
    reading.records.find((one) => one.task === task && one.metric === metric);

  it('gives every metric of every leaf, in the file’s order; only the filter `none` is dropped', () => {
    expect(reading.format).toBe('lm-eval');
    expect(reading.records.map(({ task, metric }) => `${task} ${metric}`)).toEqual([
      'arc_challenge acc',
      'arc_challenge acc_norm',
      'gsm8k exact_match,strict-match',
      'gsm8k exact_match,flexible-extract',
      'rte acc',
      'wikitext word_perplexity',
      'wikitext bits_per_byte',
    ]);
  });

  it('leaves out a group beside its leaves, and says so once', () => {
    expect(reading.problems.map(({ rule, severity }) => [rule, severity])).toEqual([['SG119', 'notice']]);
    expect(reading.problems[0]?.message).toContain('glue');
  });

  it('takes an error that is "N/A" or 0 for unknown', () => {
    expect(record('arc_challenge', 'acc')?.standardError).toBe(0.011882746987406451);
    expect(record('arc_challenge', 'acc_norm')?.standardError).toBeNull();
    expect(record('gsm8k', 'exact_match,strict-match')?.standardError).toBeNull();
    expect(record('gsm8k', 'exact_match,flexible-extract')?.standardError).toBe(0.0038);
  });

  it('reads shots from the leaf, then from the task config', () => {
    expect(record('arc_challenge', 'acc')?.factors.n_shot).toBe('25');
    expect(record('gsm8k', 'exact_match,strict-match')?.factors.n_shot).toBe('5');
    expect(record('rte', 'acc')?.factors).toEqual({
      harness: 'lm-eval',
      harness_version: '0.4.8',
      n_shot: '3',
    });
  });

  it('keeps direction, items, task loss and date', () => {
    expect(record('arc_challenge', 'acc')).toMatchObject({
      higherIsBetter: true,
      items: 1172,
      date: 1740897960693,
    });
    expect(record('wikitext', 'word_perplexity')).toMatchObject({ higherIsBetter: false, taskLoss: 0.936 });
    expect(record('wikitext', 'bits_per_byte')).toMatchObject({ higherIsBetter: null, taskLoss: null });
    expect(record('gsm8k', 'exact_match,flexible-extract')?.higherIsBetter).toBe(true);
  });

  it('states the run with the parameters that the harness counted', () => {
    expect(reading.runs).toEqual([
      expect.objectContaining({
        id: 'example-lab/ladder-1b',
        aliases: ['example-lab__ladder-1b'],
        params: 1_343_757_312,
        paramsKind: 'total',
        step: null,
      }),
    ]);
  });
});

describe('the model of an lm-eval result', () => {
  const runOf = (changes: Record<string, unknown>) => {
    const { runs, records } = artifact({
      ...result(),
      model_name: undefined,
      model_name_sanitized: undefined,
      ...changes,
    });
    expect(records.every(({ run }) => run === runs[0]?.id)).toBe(true);
    return runs[0];
  };

  it.each([
    ['a text of arguments', { model_args: 'dtype=float16,pretrained=org/a' }, 'org/a'],
    ['an object of arguments', { model_args: { pretrained: 'org/b', dtype: 'auto' } }, 'org/b'],
    ['an adapter before its base', { model_args: 'pretrained=org/base,peft=org/adapter' }, 'org/adapter'],
    ['a local path without its last slash', { model_args: 'pretrained=/data/models/c/' }, '/data/models/c'],
    ['an API model', { model: 'openai-completions', model_args: 'model=davinci-002' }, 'davinci-002'],
    ['a hub id for a backend', { model: 'org/d', model_args: null }, 'org/d'],
  ])('is found in %s', (_, config, id) => {
    expect(runOf({ config: withConfig(config) })?.id).toBe(id);
  });

  it('is a checkpoint where the revision is a step', () => {
    const config = withConfig({ model_revision: 'step1000-tokens4B' });
    expect(runOf({ config })).toMatchObject({
      id: 'example-lab/ladder-1b@step1000',
      trainingRun: 'example-lab/ladder-1b',
      step: 1000,
    });
  });

  it('is some checkpoint of the run where the revision says no step', () => {
    const config = withConfig({ model_revision: undefined, model_args: 'pretrained=org/a,revision=v1.2' });
    expect(runOf({ config })).toMatchObject({ id: 'org/a@v1.2', trainingRun: 'org/a', step: null });
  });

  it('has unknown parameters where the count is missing or impossible', () => {
    expect(runOf({ config: withConfig({ model_num_parameters: -1 }) })).toMatchObject({
      params: null,
      paramsKind: 'unknown',
    });
  });

  it('is called by the path of the file where nothing names it, and that is told', () => {
    const reading = artifact(
      only({ 'acc,none': 0.5 }, { config: { model: 'hf', model_args: '' } }),
      'evals/hand made.json',
    );
    expect(reading.runs[0]?.id).toBe('evals/hand made.json');
    expect(reading.problems.map(({ rule }) => rule)).toEqual(['SG122']);
  });
});

describe('the rows of an lm-eval result', () => {
  it('recovers the items from the standard error of a binary metric, for every metric of the row', () => {
    const row = {
      'ppl,none': 16.8,
      'ppl_stderr,none': 0.5,
      'acc,none': 0.43916165340578306,
      'acc_stderr,none': 0.0069142189603916375,
    };
    expect(artifact(only(row)).records.map(({ items }) => items)).toEqual([5153, 5153]);
  });

  it('warns of a limit, and does not let a card fill in the whole task', () => {
    const config = { model_args: 'pretrained=org/a', limit: 20 };
    const { records, problems } = artifact(only({ 'mae,none': 1.5 }, { config }));
    expect(records[0]?.items).toBe(20);
    expect(told(problems)).toEqual(['SG121 /config/limit']);
    expect(problems[0]?.severity).toBe('warning');
  });

  it('leaves out scores that are no finite numbers, and tells each at its place', () => {
    const text = JSON.stringify(
      only({
        'a,none': '0.5',
        'b,none': null,
        'c,none': [1, 2],
        'd,none': 'X',
        'e,none': 0.5,
        'f,none': true,
        alias: 'task',
      }),
    ).replace('"X"', 'Infinity');
    const { records, problems } = artifact(text);
    expect(records.map(({ metric, score }) => [metric, score])).toEqual([
      ['a', 0.5],
      ['e', 0.5],
    ]);
    expect(told(problems)).toEqual([
      'SG109 /results/task/d,none',
      'SG110 /results/task/f,none',
      'SG132 /results/task/a,none',
      'SG119 /results/task/c,none',
    ]);
  });

  it('takes a standard error of NaN for unknown, with a warning and not an error', () => {
    const text = JSON.stringify(only({ 'mae,none': 1.5, 'mae_stderr,none': 'X' })).replace('"X"', 'NaN');
    const { records, problems } = artifact(text);
    expect(records.map(({ score, standardError }) => [score, standardError])).toEqual([[1.5, null]]);
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([['SG109', 'warning']]);
  });

  it('does not take labels for scores, and takes a number without a filter for one', () => {
    const row = {
      alias: 'task',
      name: 'task',
      sample_len: 10,
      sample_count: { a: 1 },
      samples: 10,
      ' ': ' ',
      note: 'x',
      ',none': 1,
      'acc,none': 0.5,
      extra: 0.25,
    };
    expect(artifact(only(row)).records.map(({ metric }) => metric)).toEqual(['acc', 'extra']);
  });

  it('tells an entry that is no row', () => {
    const reading = artifact({
      ...only({ 'acc,none': 0.5 }),
      results: { bad: 0.5, good: { 'acc,none': 0.5 } },
    });
    expect(reading.records.map(({ task }) => task)).toEqual(['good']);
    expect(told(reading.problems)).toEqual(['SG105 /results/bad']);
  });

  it('reads shots from the invocation, a list by the order of the tasks, and last from the task’s name', () => {
    const results = { first: { 'acc,none': 0.1 }, second: { 'acc,none': 0.2 } };
    const shots = (config: Record<string, unknown>, rows: Record<string, unknown> = results) =>
      artifact({
        results: rows,
        configs: {},
        config: { model_args: 'pretrained=org/a', ...config },
      }).records.map(({ factors }) => factors.n_shot);
    expect(shots({ num_fewshot: 4 })).toEqual(['4', '4']);
    expect(shots({ num_fewshot: [2, 3] })).toEqual(['2', '3']);
    expect(shots({ num_fewshot: [2, 3, 4] })).toEqual([undefined, undefined]);
    expect(shots({}, { 'gsm8k_8-shot': { 'acc,none': 0.1 } })).toEqual(['8']);
    expect(shots({ num_fewshot: 4 }, { gsm8k_8shot: { 'acc,none': 0.1 } })).toEqual(['4']);
  });
});

describe('groups of an lm-eval result', () => {
  const acc = { 'acc,none': 0.5 };
  const read = (root: Record<string, unknown>) =>
    artifact({ config: { model_args: 'pretrained=org/a' }, ...root }).records;

  it('are left out through nested groups, and kept where their leaves are not there', () => {
    const nested = read({
      results: { mmlu: acc, mmlu_stem: acc, mmlu_anatomy: acc },
      group_subtasks: { mmlu: ['mmlu_stem'], mmlu_stem: ['mmlu_anatomy'] },
    });
    expect(nested.map(({ task }) => task)).toEqual(['mmlu_anatomy']);
    const alone = read({
      results: { mmlu: acc },
      group_subtasks: { mmlu: ['mmlu_stem'], mmlu_stem: ['mmlu'] },
    });
    expect(alone.map(({ task }) => task)).toEqual(['mmlu']);
  });

  it('are known by the leaves’ configs before 0.4.2', () => {
    const records = read({
      results: {
        glue: acc,
        rte: acc,
        ai2_arc: acc,
        arc_easy: acc,
        mmlu: acc,
        mmlu_anatomy: acc,
        lonely: acc,
      },
      groups: { glue: acc, ai2_arc: acc, mmlu: acc, lonely: acc },
      configs: { rte: { group: 'glue' }, arc_easy: { tag: ['ai2_arc'] } },
    });
    expect(records.map(({ task }) => task)).toEqual(['rte', 'arc_easy', 'mmlu_anatomy', 'lonely']);
  });

  it('do not say how many shots their leaves had: 0 is what real files hold for 5', () => {
    const shots = (stated: number) =>
      read({ results: { mmlu: acc }, groups: { mmlu: acc }, 'n-shot': { mmlu: stated } })[0]?.factors.n_shot;
    expect(shots(0)).toBeUndefined();
    expect(shots(5)).toBe('5');
  });
});
