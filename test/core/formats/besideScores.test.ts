import { describe, expect, it } from 'vitest';
import { isBookkeeping } from '../../../src/core/formats/common/isBookkeeping.ts';
import { artifact, told } from './artifact.ts';

const transcripts = [{ question: 'q', answer: 'a' }];

/** One score, and beside it a list, a map, an empty list and null. */
const withOthers = (score: object, suffix: string) => ({
  ...score,
  [`details${suffix}`]: transcripts,
  [`by_kind${suffix}`]: { hard: 0.1 },
  [`submission${suffix}`]: [],
  [`rank${suffix}`]: null,
  [`rank_stderr${suffix}`]: 'N/A',
});

const written: readonly (readonly [string, unknown])[] = [
  ['lm-eval', { results: { quiz: withOthers({ 'acc,none': 0.5 }, ',none') }, model_name: 'lab/a' }],
  [
    'lm-eval up to 0.3',
    {
      results: { quiz: withOthers({ acc: 0.5 }, '') },
      versions: { quiz: 1 },
      config: { model_args: 'pretrained=lab/a' },
    },
  ],
  [
    'BigScience',
    {
      results: [withOthers({ task_name: 'quiz', prompt_name: 'p', acc: 0.5 }, '')],
      config: { model_args: 'pretrained=a' },
    },
  ],
  [
    'lighteval',
    { config_general: { model_name: 'lab/a' }, results: { 'quiz|0': withOthers({ acc: 0.5 }, '') } },
  ],
  [
    'OLMES',
    {
      task_name: 'quiz',
      task_config: {},
      model_config: { model: 'a' },
      metrics: withOthers({ acc_raw: 0.5 }, ''),
    },
  ],
  [
    'Inspect',
    {
      status: 'success',
      eval: { task: 'quiz', model: 'lab/a' },
      results: {
        scores: [
          {
            name: 'match',
            metrics: {
              accuracy: 0.5,
              details: { value: transcripts },
              submission: { value: [] },
              rank: { value: null },
            },
          },
        ],
      },
    },
  ],
  ['open_lm', { eval_metrics: { icl: { quiz: 0.5, details: transcripts, submission: [], rank: null } } }],
];

describe('what stands beside the scores', () => {
  it.each(written)('of %s is passed over: a list, a map, an empty list, null', (_, content) => {
    const { records, problems } = artifact(content);
    expect(records.map(({ score }) => score)).toEqual([0.5]);
    expect(problems.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    expect(problems.length).toBeLessThanOrEqual(1);
  });

  it('is told where there is no score at all', () => {
    const { problems } = artifact({
      results: { quiz: { 'details,none': transcripts } },
      model_name: 'lab/a',
    });
    expect(told(problems)).toEqual(['SG108 /results/quiz/details,none']);
    expect(
      told(artifact({ results: { quiz: { 'submission,none': [] } }, model_name: 'a' }).problems),
    ).toEqual(['SG108']);
  });
});

describe('numbers that the harness writes as text', () => {
  it.each([
    [
      'lm-eval',
      { results: { quiz: { 'chrf,none': '54.31', 'chrf_stderr,none': '0.42' } }, model_name: 'lab/a' },
    ],
    ['lm-eval up to 0.3', { results: { quiz: { chrf: '54.31', chrf_stderr: '0.42' } }, versions: {} }],
  ])('are read in files of %s, with one notice', (_, content) => {
    const { records, problems } = artifact(content);
    expect(records.map(({ score, standardError }) => [score, standardError])).toEqual([[54.31, 0.42]]);
    expect(problems.filter(({ rule }) => rule === 'SG132').map(({ severity }) => severity)).toEqual([
      'notice',
    ]);
  });

  it.each([
    ['54,31', ['SG110']],
    ['54.31%', ['SG110']],
    ['0x1f', ['SG110']],
    ['high', ['SG110']],
    ['1e999', ['SG110']],
    ['N/A', []],
    ['nan', []],
  ])('are plain: %j is none', (text, rules) => {
    const { records, problems } = artifact({
      results: { quiz: { 'chrf,none': text, 'acc,none': 0.5 } },
      model_name: 'a',
    });
    expect(records.map(({ metric }) => metric)).toEqual(['acc']);
    expect(problems.map(({ rule }) => rule)).toEqual(rules);
  });

  it('are none in files of others', () => {
    const { records, problems } = artifact({
      config_general: { model_name: 'a' },
      results: { 'quiz|0': { acc: '0.5' } },
    });
    expect(records).toEqual([]);
    expect(problems.map(({ rule }) => rule)).toEqual(['SG110']);
  });
});

describe('bookkeeping', () => {
  it.each([
    '# eval',
    '# train',
    'truncated',
    '# prompt tokens',
    'Observed inference time (s)',
    'Idealized inference time (s)',
    'Number of evaluation instances.',
    'Number of in-context examples.',
    'Average time to process a request to the model',
    'num_instances',
    'num_failed_execution',
    'inference_runtime',
    'finish_reason_length',
    'Total Cost ($)',
    'Mean latency',
    'total_time',
    'output_tokens',
  ])('is %j', (name) => expect(isBookkeeping(name)).toBe(true));

  it.each([
    'acc',
    'acc_norm',
    'exact_match,strict-match',
    'bits_per_byte',
    'nll_per_token',
    'perplexity',
    'word_perplexity',
    'pass@1',
    'F1',
    'Mean win rate',
    'Average',
    'average_score',
    'mean',
    'number_theory',
    'counting_objects',
    'temporal_reasoning',
    'training_accuracy',
    'timeline_qa',
    'cost_of_living_qa',
  ])('is not %j', (name) => expect(isBookkeeping(name)).toBe(false));

  it('is left out of Every Eval Ever with one notice, and its -1 is no error', () => {
    const entry = (evaluation_name: string, evaluation_description: string, score: number) => ({
      evaluation_name,
      metric_config: {
        evaluation_description,
        lower_is_better: false,
        score_type: 'continuous',
        min_score: 0,
        max_score: 1000,
      },
      score_details: { score },
    });
    const { records, problems } = artifact({
      schema_version: '0.0.1',
      evaluation_id: 'x',
      retrieved_timestamp: '1764204739',
      source_data: ['https://example.org'],
      evaluation_source: { evaluation_source_name: 'lite', evaluation_source_type: 'leaderboard' },
      source_metadata: { source_organization_name: 'board', evaluator_relationship: 'third_party' },
      model_info: { name: 'fern', id: 'vendor/fern', developer: 'vendor' },
      evaluation_results: [
        entry('Stories - F1', 'F1 on Stories', 0.74),
        entry('Stories - # train', 'Number of in-context examples.', 5),
        entry('Stories - truncated', 'Truncated requests.', -1),
        entry('Stories - Observed inference time (s)', 'Average time.', -1),
      ],
    });
    expect(records.map(({ score }) => score)).toEqual([0.74]);
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([['SG119', 'notice']]);
    expect(problems[0]?.message).toContain('3 of the entries');
  });

  it('is left out of rows and summaries too', () => {
    const row = artifact({ results: { quiz: { 'acc,none': 0.5, 'num_tokens,none': -1 } }, model_name: 'a' });
    expect(row.records.map(({ metric }) => metric)).toEqual(['acc']);
    expect(told(row.problems)).toEqual(['SG119 /results/quiz/num_tokens,none']);
    const table =
      'dataset,version,metric,mode,a\nquiz,1a2b3c,accuracy,gen,50.00\nquiz,1a2b3c,total_count,gen,500\n';
    expect(artifact(table).records.map(({ metric }) => metric)).toEqual(['accuracy']);
  });
});
