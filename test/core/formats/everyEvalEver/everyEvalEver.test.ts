import { describe, expect, it } from 'vitest';
import { joinRuns } from '../../../../src/core/runs/joinRuns.ts';
import { normaliseRecords } from '../../../../src/core/tasks/normaliseRecords.ts';
import { artifact, told } from '../artifact.ts';

type Values = Record<string, unknown>;

/** A score as 0.2.2 writes it. */
const result = (
  name: string,
  score: unknown,
  changes: { metric?: Values; details?: Values; entry?: Values } = {},
) => ({
  evaluation_result_id: `demo.${name}`,
  evaluation_name: name,
  source_data: { dataset_name: name, source_type: 'hf_dataset', hf_repo: `demo/${name}` },
  metric_config: {
    metric_id: 'accuracy',
    metric_name: 'Accuracy',
    metric_unit: 'proportion',
    lower_is_better: false,
    score_type: 'continuous',
    min_score: 0,
    max_score: 1,
    ...changes.metric,
  },
  score_details: { score, ...changes.details },
  ...changes.entry,
});

/** A record as 0.2.2 writes it. */
const record = (results: readonly unknown[], changes: Values = {}) => ({
  schema_version: '0.2.2',
  evaluation_id: 'demo/example-lab_ladder-1b/1750000000',
  evaluation_timestamp: '1750000000.25',
  retrieved_timestamp: '1760000000',
  source_metadata: {
    source_name: 'Demo',
    source_type: 'evaluation_run',
    evaluator_relationship: 'third_party',
  },
  eval_library: { name: 'own-harness', version: '0.4.9' },
  model_info: {
    name: 'ladder-1b',
    id: 'example-lab/ladder-1b',
    developer: 'example-lab',
    additional_details: { precision: 'bfloat16', architecture: 'DemoForCausalLM', params_billions: 1.079 },
  },
  evaluation_results: results,
  ...changes,
});

const model = (details: Values) => ({
  model_info: { id: 'example-lab/ladder-1b', additional_details: details },
});
const first = (results: readonly unknown[], changes: Values = {}) =>
  artifact(record(results, changes)).records[0];
const uncertain = (uncertainty: Values, score = 0.3) =>
  first([result('quiz', score, { details: { uncertainty } })]);

describe('an Every Eval Ever record', () => {
  it('gives each score with its run, direction, factors and date', () => {
    const { format, records, runs, problems } = artifact(
      record([
        result('quiz', 0.25),
        result('speed', 3.5, {
          metric: { metric_id: 'edit_distance', lower_is_better: true, max_score: 100 },
        }),
      ]),
    );
    expect({ format, problems }).toEqual({ format: 'every-eval-ever', problems: [] });
    expect(runs).toEqual([
      expect.objectContaining({
        id: 'example-lab/ladder-1b',
        aliases: ['ladder-1b'],
        params: 1_079_000_000,
        paramsKind: 'unknown',
        factors: { architecture: 'DemoForCausalLM' },
      }),
    ]);
    expect(
      records.map(({ task, metric, score, higherIsBetter }) => [task, metric, score, higherIsBetter]),
    ).toEqual([
      ['quiz', 'accuracy', 0.25, true],
      ['speed', 'edit_distance', 3.5, false],
    ]);
    expect(records[1]).toMatchObject({
      run: 'example-lab/ladder-1b',
      factors: { harness: 'own-harness', harness_version: '0.4.9', precision: 'bfloat16' },
      date: 1_750_000_000_250,
      standardError: null,
      items: null,
      source: { file: 'evals/result.json', pointer: '/evaluation_results/1/score_details/score' },
    });
  });

  it('takes no factor from a library that is unknown', () => {
    const reading = first([result('quiz', 0.5)], {
      ...model({}),
      eval_library: { name: 'unknown', version: 'unknown' },
    });
    expect(reading?.factors).toEqual({});
  });

  it('reads the shots of the details, which are text', () => {
    const withShots = (num_fewshot: unknown) =>
      first([result('quiz', 0.5, { entry: { generation_config: { additional_details: { num_fewshot } } } })])
        ?.factors.n_shot;
    expect([withShots('5'), withShots('0'), withShots(25), withShots('unknown'), withShots('')]).toEqual([
      '5',
      '0',
      '25',
      undefined,
      undefined,
    ]);
  });

  it('prefers the date of the score, and reads ISO and milliseconds', () => {
    const dates = (evaluation_timestamp: unknown) =>
      first([result('quiz', 0.5, { entry: { evaluation_timestamp } })])?.date;
    expect(dates('2025-06-15T15:06:40Z')).toBe(1_750_000_000_000);
    expect(dates('1750000000000')).toBe(1_750_000_000_000);
    expect(dates('yesterday')).toBe(1_750_000_000_250);
    expect(first([result('quiz', 0.5)], { evaluation_timestamp: undefined })?.date).toBe(1_760_000_000_000);
  });
});

describe('the dialects of Every Eval Ever', () => {
  it('0.0.1: one source for all scores, metrics that only a description names', () => {
    const { records, problems } = artifact({
      schema_version: '0.0.1',
      evaluation_id: 'board/lab_m/1764204739.5',
      retrieved_timestamp: '1764204739.5',
      source_data: { dataset_name: 'quiz', samples_number: 400 },
      evaluation_source: { evaluation_source_name: 'board', evaluation_source_type: 'leaderboard' },
      model_info: { name: 'M', id: 'lab/m', developer: 'lab' },
      evaluation_results: [
        {
          evaluation_name: 'Quiz - correct',
          metric_config: {
            evaluation_description: 'Quiz\n\nCorrect: share of right answers',
            lower_is_better: false,
            score_type: 'continuous',
            min_score: 0,
            max_score: 1,
          },
          score_details: { score: 0.75, details: { tab: 'Accuracy' } },
          generation_config: { use_few_shot: 'false' },
        },
      ],
      detailed_evaluation_results_per_samples: [{ sample_id: '1', score: 1 }],
    });
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject({
      metric: 'Quiz Correct: share of right answers',
      items: 400,
      factors: {},
      date: 1_764_204_739_500,
    });
  });

  it('0.3.0: infinite bounds as text, bounds of null, counts as text', () => {
    const { records, runs, problems } = artifact(
      record(
        [
          result('a', 1200, { metric: { metric_id: 'elo', min_score: '-Infinity', max_score: 'Infinity' } }),
          result('b', 12, { metric: { min_score: null, max_score: null } }),
          result('c', -3, { metric: { min_score: 0, max_score: 'Infinity' } }),
        ],
        { schema_version: '0.3.0', ...model({ params_billions: '6.9' }) },
      ),
    );
    expect(records.map(({ score }) => score)).toEqual([1200, 12]);
    expect(told(problems)).toEqual(['SG116 /evaluation_results/2/score_details/score']);
    expect(runs[0]?.params).toBe(6_900_000_000);
  });

  it('without score_type, which the writer’s own schema mistakes for levels up to 0.2.2', () => {
    const { records, problems } = artifact(record([result('a', 0.5, { metric: { score_type: undefined } })]));
    expect({ scores: records.map(({ score }) => score), problems }).toEqual({ scores: [0.5], problems: [] });
  });

  it('of a version that nobody has seen are refused, since keys may have changed their meaning', () => {
    const { records, problems } = artifact(record([result('a', 0.5)], { schema_version: '0.4.0' }));
    expect(records).toEqual([]);
    expect(told(problems)).toEqual(['SG105 /schema_version']);
    expect(problems[0]?.message).toContain('"0.4.0"');
  });
});

describe('the error of an Every Eval Ever score', () => {
  it('is as stated, whatever method it names, and tells the items of yes-or-no answers', () => {
    // 352 of 1172 right: the sample standard error of the mean.
    const score = 352 / 1172;
    const value = Math.sqrt((score * (1 - score)) / 1171);
    expect(uncertain({ standard_error: { value, method: 'bootstrap' } }, score)).toMatchObject({
      standardError: value,
      items: 1172,
    });
    expect(uncertain({ standard_error: value }, score)?.standardError).toBe(value);
  });

  it('is the deviation of single items over the root of their number', () => {
    expect(uncertain({ standard_deviation: 0.5, num_samples: 100 })).toMatchObject({
      standardError: 0.05,
      items: 100,
    });
    expect(uncertain({ standard_deviation: 0.5 })?.standardError).toBeNull();
  });

  it('follows from an interval of a stated level, be it ends or offsets, and from no other', () => {
    // 1.959964 is the normal quantile of 95%.
    const ends = { lower: 0.3 - 0.0392, upper: 0.3 + 0.0392, confidence_level: 0.95 };
    expect(uncertain({ confidence_interval: ends })?.standardError).toBeCloseTo(0.02, 5);
    const offsets = { lower: -0.0392, upper: 0.0392, confidence_level: 0.95 };
    expect(uncertain({ confidence_interval: offsets })?.standardError).toBeCloseTo(0.02, 5);
    const unstated = { lower: -0.0392, upper: 0.0392, method: 'unknown' };
    expect(uncertain({ confidence_interval: unstated })).toMatchObject({ standardError: null, items: null });
    const entry = result('quiz', 0.3, { details: { confidence_interval: ends } });
    expect(first([entry], { schema_version: '0.2.0' })?.standardError).toBeCloseTo(0.02, 5);
  });

  it('of 0 is unknown, not perfect', () => {
    expect(uncertain({ standard_error: { value: 0 }, num_samples: 40 })).toMatchObject({
      standardError: null,
      items: 40,
    });
  });

  it('that was published as a score of its own is no score, and goes to its metric', () => {
    const { records, problems } = artifact(
      record([
        result('quiz', 0.3, { metric: { metric_id: 'acc' } }),
        result('quiz', 0.02, { metric: { metric_id: 'acc_stderr' } }),
        result('other', 0.4, { metric: { metric_id: 'acc' } }),
      ]),
    );
    expect(records.map(({ task, score, standardError }) => [task, score, standardError])).toEqual([
      ['quiz', 0.3, 0.02],
      ['other', 0.4, null],
    ]);
    expect(problems).toEqual([expect.objectContaining({ rule: 'SG119', severity: 'notice' })]);
  });
});

describe('what is no score in an Every Eval Ever record', () => {
  it('-1 beside bounds of 0 to 1, or no bounds, stands for a missing one', () => {
    const { records, problems } = artifact(
      record([
        result('a', -1),
        result('b', -1, { metric: { min_score: null, max_score: null } }),
        result('c', 0.5),
      ]),
    );
    expect(records.map(({ task }) => task)).toEqual(['c']);
    expect(told(problems)).toEqual([
      'SG116 /evaluation_results/0/score_details/score',
      'SG116 /evaluation_results/1/score_details/score',
    ]);
    expect(problems[0]?.message).toMatch(/-1, which stands for a missing score; .* 0 to 1/);
    expect(problems[0]).toMatchObject({
      severity: 'error',
      line: expect.any(Number),
      column: expect.any(Number),
    });
  });

  it('-1 is a score where the bounds reach down to it', () => {
    const metric = { metric_id: 'correlation', min_score: -1 };
    expect(first([result('a', -1, { metric })])?.score).toBe(-1);
  });

  it('levels are their place in the list; -1 is unknown, and a place that the list does not have is refused', () => {
    const metric = {
      score_type: 'levels',
      level_names: ['low', 'high'],
      has_unknown_level: true,
      min_score: undefined,
      max_score: undefined,
    };
    const { records, problems } = artifact(
      record([result('a', 1, { metric }), result('b', -1, { metric }), result('c', 2, { metric })]),
    );
    expect(records.map(({ task, score }) => [task, score])).toEqual([['a', 1]]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('stands for an unknown level'),
      expect.stringContaining('outside of its declared bounds 0 to 1'),
    ]);
  });

  it('a score beyond its bounds', () => {
    const { records, problems } = artifact(record([result('a', 455), result('b', 1)]));
    expect(records.map(({ task }) => task)).toEqual(['b']);
    expect(problems[0]?.message).toContain('is 455, outside of its declared bounds 0 to 1');
  });

  it('a percentage beside bounds of 0 to 1, with the scores that share its unit', () => {
    const large = artifact(record([result('a', 45.5), result('b', 0.5)])).records;
    const small = artifact(record([result('a', 0.9)])).records;
    const { records, problems } = normaliseRecords([...large, ...small], { own: [], shipped: [] });
    expect(records.map(({ task }) => task)).toEqual(['b']);
    expect(problems.map(({ rule }) => rule)).toEqual(['SG116']);
  });

  it('text, NaN and entries without a name are told, and the rest is read', () => {
    const text = JSON.stringify(
      record([
        result('a', '0.5'),
        result('b', 'NAN'),
        result('', 0.5),
        { evaluation_name: 'd' },
        result('e', 0.5),
      ]),
      null,
      1,
    ).replace('"NAN"', 'NaN');
    const { records, problems } = artifact(text);
    expect(records.map(({ task }) => task)).toEqual(['e']);
    expect(new Set(told(problems))).toEqual(
      new Set([
        'SG110 /evaluation_results/0/score_details/score',
        'SG109 /evaluation_results/1/score_details/score',
        'SG105 /evaluation_results/2/evaluation_name',
        'SG105 /evaluation_results/3',
      ]),
    );
  });

  it('a size of 0 or -1 billion is told and unknown; the exact count is preferred', () => {
    for (const params_billions of [0, -1, 'about 7']) {
      const { runs, records, problems } = artifact(record([result('a', 0.5)], model({ params_billions })));
      expect(runs[0]).toMatchObject({ params: null, paramsKind: 'unknown' });
      expect(records).toHaveLength(1);
      expect(told(problems)).toEqual(['SG116 /model_info/additional_details/params_billions']);
    }
    const exact = artifact(record([], model({ num_parameters: '1011781632', params_billions: 1.079 })));
    expect(exact.runs[0]).toMatchObject({ params: 1_011_781_632, paramsKind: 'total' });
  });
});

describe('scores of one name in an Every Eval Ever record', () => {
  const joined = (...contents: readonly unknown[]) =>
    joinRuns(
      contents.map((content, index) => ({
        ...artifact(content, `${index}.json`),
        duplicates: 'newest' as const,
      })),
      [],
      { flopsPerParameterToken: null },
    );

  it('are told apart by their metric and its parameters', () => {
    const metric = (k: number) => ({ metric_id: 'pass_at_k', metric_parameters: { k } });
    const { records, problems } = joined(
      record([result('code', 0.2, { metric: metric(1) }), result('code', 0.5, { metric: metric(10) })]),
    );
    expect(problems).toEqual([]);
    expect(records.map((one) => one.metric)).toEqual(['pass_at_k,k=1', 'pass_at_k,k=10']);
  });

  it('that nothing tells apart are a contradiction, and none of them is used', () => {
    const { records, problems } = joined(record([result('Mean score', 0.7), result('Mean score', 0.4)]));
    expect(records).toEqual([]);
    expect(problems.map(({ rule }) => rule)).toEqual(['SG117']);
  });

  it('of one model in two precisions stand side by side', () => {
    const { records, problems } = joined(
      record([result('math', 0.371)], model({ precision: 'float16' })),
      record([result('math', 0.479)], model({ precision: 'bfloat16' })),
    );
    expect(problems).toEqual([]);
    expect(records.map(({ score, factors }) => [score, factors.precision])).toEqual([
      [0.371, 'float16'],
      [0.479, 'bfloat16'],
    ]);
  });

  it('of one model under two scaffolds and efforts stand side by side', () => {
    const { records, problems } = joined(
      record([result('web', 0.285)], model({ agent_scaffold: 'generalist', inference_effort: 'medium' })),
      record([result('web', 0.341)], model({ agent_scaffold: 'browser-use', inference_effort: 'high' })),
    );
    expect(problems).toEqual([]);
    expect(
      records.map(({ score, factors }) => [score, factors.agent_scaffold, factors.inference_effort]),
    ).toEqual([
      [0.285, 'generalist', 'medium'],
      [0.341, 'browser-use', 'high'],
    ]);
  });

  it('of one model that was asked differently are named by what its details say of that', () => {
    const { problems } = joined(
      record([result('web', 0.285)], model({ thinking_budget: '1024' })),
      record([result('web', 0.341)], model({ thinking_budget: '8192' })),
    );
    expect(problems.map(({ rule }) => rule)).toEqual(['SG117']);
    expect(problems[0]?.message).toContain('model_info.thinking_budget: 1024 against 8192');
  });

  it('of one model scored again are settled by the date', () => {
    const { records, left } = joined(
      record([result('math', 0.371)]),
      record([result('math', 0.4)], { evaluation_timestamp: '1750000999' }),
    );
    expect(records.map(({ score }) => score)).toEqual([0.4]);
    expect(left.replaced).toHaveLength(1);
  });
});

describe('a record that a converter made of a harness’s own results', () => {
  const converted = (name: string, results: readonly unknown[], changes: Values = {}) =>
    artifact(record(results, { eval_library: { name, version: '1.2' }, ...model({}), ...changes }));
  const described = (evaluation_description: string, changes: Values = {}) => ({
    metric: { metric_id: undefined, metric_name: undefined, evaluation_description, ...changes },
  });

  it('of lm-eval is named as lm-eval’s own reader names it, at its revision and precision', () => {
    const { records, runs } = converted(
      'lm_eval',
      [
        result('gsm8k/strict-match', 0.2, described('exact_match (filter: strict-match)')),
        result('arc/easy', 0.6, described('acc')),
      ],
      model({ num_parameters: '1000', dtype: 'torch.bfloat16', revision: 'step3000' }),
    );
    expect(records.map(({ task, metric }) => [task, metric])).toEqual([
      ['gsm8k', 'exact_match,strict-match'],
      ['arc/easy', 'acc'],
    ]);
    expect(records[0]?.factors).toEqual({
      harness: 'lm-eval',
      harness_version: '1.2',
      precision: 'torch.bfloat16',
    });
    expect(runs[0]).toMatchObject({ id: 'example-lab/ladder-1b@step3000', step: 3000, params: 1000 });
  });

  it('of Inspect has no direction and no bounds of its own, and one error, of the mean', () => {
    const uncertainty = { standard_error: { value: 0.02 }, num_samples: 800 };
    const source_data = { dataset_name: 'quiz', samples_number: 2376, sample_ids: ['1', '2', '3'] };
    const entry = { details: { uncertainty }, entry: { source_data } };
    const { records, problems } = converted('inspect_ai', [
      result('quiz - choice', 0.7, { ...described('accuracy'), ...entry }),
      result('quiz - choice', 3.5, { ...described('kappa'), ...entry }),
      result('quiz - choice', 0.46, { ...described('std'), ...entry }),
    ]);
    expect(
      records.map(({ metric, standardError, items, higherIsBetter }) => [
        metric,
        standardError,
        items,
        higherIsBetter,
      ]),
    ).toEqual([
      ['accuracy', 0.02, 3, null],
      ['kappa', null, 3, null],
    ]);
    expect(told(problems)).toEqual(['SG119']);
  });

  it('of Inspect up to 0.2.0 names the scorer only, so that the dataset goes before it', () => {
    const { records } = artifact(
      record([result('choice', 0.5, { entry: { source_data: { dataset_name: 'quiz' } } })], {
        schema_version: '0.2.0',
        eval_library: undefined,
        source_metadata: { source_name: 'inspect_ai', source_type: 'evaluation_run' },
      }),
    );
    expect(records[0]).toMatchObject({ task: 'quiz - choice', factors: { harness: 'inspect' } });
  });

  it('of HELM counts trials as items and repeats each metric on perturbed inputs', () => {
    const details = (perturbation: string) => ({
      uncertainty: { standard_deviation: 0.1, num_samples: 1 },
      details: { count: '1', split: 'test', perturbation },
    });
    const { records, problems } = converted('helm', [
      result('exact_match test on quiz', 0.3, { details: details('') }),
      result('exact_match test robustness on quiz', 0.2, { details: details('robustness') }),
    ]);
    expect(records.map(({ score, items, standardError }) => [score, items, standardError])).toEqual([
      [0.3, null, null],
    ]);
    expect(told(problems)).toEqual(['SG119']);
  });

  it('with a count of 0 items has no score', () => {
    expect(uncertain({ num_samples: 0, standard_error: { value: 0.02 } })).toBeUndefined();
  });

  it.each([
    ['by its bounds', { min_score: 0, max_score: 100 }, 'max_score'],
    [
      'by its bounds, whatever the unit is called',
      { min_score: 0, max_score: 100, metric_unit: 'points' },
      'max_score',
    ],
    ['by its unit', { min_score: null, max_score: null, metric_unit: 'percent' }, 'metric_unit'],
    [
      'under a name that nobody knows',
      { metric_id: null, metric_name: 'Medical score', min_score: 0, max_score: 100 },
      'max_score',
    ],
  ])('reads a score in percent %s', (_, metric, at) => {
    const read = artifact(record([result('quiz', 41.5, { metric })]));
    expect(read.problems).toEqual([]);
    const [one] = normaliseRecords(read.records, { own: [], shipped: [] }).records;
    expect(one?.score).toBeCloseTo(0.415, 12);
    expect(one?.origins.find(({ field }) => field === 'unit')?.at).toBe(
      `/evaluation_results/~[1]/metric_config/${at}`,
    );
    expect(one?.origins.find(({ field }) => field === 'score')?.times).toBe(0.01);
  });

  it.each([
    ['a distance', { metric_id: 'edit_distance', lower_is_better: true, min_score: 0, max_score: 100 }],
    ['a perplexity', { metric_id: 'perplexity', min_score: 0, max_score: 100 }],
    ['a count', { metric_id: 'rank', lower_is_better: true, min_score: 1, max_score: 100 }],
  ])('takes no score for a percentage that is none: %s', (_, metric) => {
    expect(first([result('quiz', 41.5, { metric })])).toMatchObject({ score: 41.5, unit: null });
  });

  it('leaves out fractions whose bounds say that they are percentages', () => {
    const metric = { min_score: 0, max_score: 100 };
    const results = [0.41, 0.52, 0.63].map((score, index) => result(`quiz-${index}`, score, { metric }));
    const read = artifact(record([...results, result('other', 0.5)]));
    expect(read.records.map(({ task }) => task)).toEqual(['other']);
    expect(told(read.problems)).toEqual([expect.stringContaining('SG116')]);
  });
});
