import { describe, expect, it } from 'vitest';
import { artifact, told } from './artifact.ts';

const lmEval = (items: object, row: object = {}) => ({
  results: { quiz: { 'acc,none': 0, 'acc_stderr,none': 'N/A', ...row }, other: { 'acc,none': 0.5 } },
  configs: { quiz: {}, other: {} },
  model_name: 'lab/a-1b',
  ...items,
});

const inspect = (results: object, scorer: object = {}) => ({
  status: 'success',
  eval: { task: 'quiz', model: 'lab/a-1b', config: {} },
  results: { ...results, scores: [{ name: 'match', metrics: { accuracy: { value: 0 } }, ...scorer }] },
});

const eee = (entry: object) => ({
  schema_version: '0.2.1',
  evaluation_id: 'x',
  retrieved_timestamp: '1764204739',
  source_metadata: {
    source_organization_name: 'lab',
    evaluator_relationship: 'first_party',
    source_type: 'documentation',
  },
  eval_library: { name: 'own', version: '1' },
  model_info: { name: 'a-1b', id: 'lab/a-1b' },
  evaluation_results: [
    {
      evaluation_name: 'quiz',
      source_data: { dataset_name: 'quiz', source_type: 'url', url: ['https://example.org'] },
      metric_config: { lower_is_better: false, score_type: 'continuous', min_score: 0, max_score: 1 },
      score_details: { score: 0, ...entry },
    },
  ],
});

const stat = (name: string, mean: number) => ({ name: { name, split: 'test' }, count: 1, mean });

/** A score of 0 over 0 items, in each format that counts its items. */
const written: readonly (readonly [string, unknown])[] = [
  ['lm-eval, n-samples', lmEval({ 'n-samples': { quiz: { original: 500, effective: 0 } } })],
  ['lm-eval, sample_len', lmEval({}, { sample_len: 0 })],
  [
    'lighteval',
    {
      config_general: { model_name: 'lab/a-1b' },
      results: { 'lighteval|quiz|0': { acc: 0, acc_stderr: 0 } },
      config_tasks: { 'lighteval|quiz': { effective_num_docs: 0, original_num_docs: 500 } },
    },
  ],
  ['Inspect, completed_samples', inspect({ total_samples: 0, completed_samples: 0 })],
  ['Inspect, scored_samples', inspect({ total_samples: 9, completed_samples: 9 }, { scored_samples: 0 })],
  ['HELM', [stat('num_instances', 0), stat('exact_match', 0)]],
  ['Every Eval Ever', eee({ uncertainty: { num_samples: 0 } })],
  [
    'OLMES',
    {
      task_name: 'quiz',
      task_config: { task_name: 'quiz', primary_metric: 'acc_raw' },
      model_config: { model: 'a-1b' },
      num_instances: 0,
      metrics: { acc_raw: 0 },
    },
  ],
  ['OpenCompass', 'dataset,version,metric,mode,a-1b\nquiz,1a2b3c,accuracy,gen,0.00 (0/0)\n'],
  ['native', { version: 1, run: { id: 'a' }, results: [{ task: 'quiz', metric: 'acc', score: 0, n: 0 }] }],
  ['tidy table', 'run,task,metric,score,n\na,quiz,acc,0,0\n'],
  ['tidy lines', [{ run: 'a', task: 'quiz', metric: 'acc', score: 0, n: 0 }]],
];

describe('a score over no items', () => {
  it.each(written)('of %s is left out, with an error', (_, content) => {
    const { records, problems } = artifact(content);
    expect(records.filter(({ task }) => task !== 'other')).toEqual([]);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors).not.toEqual([]);
    expect(errors.map(({ line }) => line)).not.toContain(null);
  });

  it('leaves the scores beside it alone, and is told once a task', () => {
    const { records, problems } = artifact(
      lmEval({ 'n-samples': { quiz: { effective: 0 }, other: { effective: 9 } } }, { 'f1,none': 0 }),
    );
    expect(records.map(({ task, items }) => [task, items])).toEqual([['other', 9]]);
    expect(told(problems)).toEqual(['SG116 /results/quiz']);
    expect(problems[0]?.message).toContain('asked 0 items, so its 2 scores say nothing');
  });

  it('is no count of -1, which lighteval writes where it did not count', () => {
    const { records } = artifact({
      config_general: { model_name: 'lab/a-1b' },
      results: { 'lighteval|quiz|0': { acc: 0.4 } },
      config_tasks: { 'lighteval|quiz': { effective_num_docs: -1 } },
    });
    expect(records.map(({ score, items }) => [score, items])).toEqual([[0.4, null]]);
  });
});
