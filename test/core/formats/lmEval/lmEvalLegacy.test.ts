import { describe, expect, it } from 'vitest';
import { artifact, told } from '../artifact.ts';

const result = (changes: Record<string, unknown> = {}) => ({
  results: {
    sciq: {
      acc: 0.851,
      acc_stderr: 0.011266140684632168,
      acc_norm: 0.77,
      acc_norm_stderr: 0.01331455133593595,
    },
    lambada_openai: {
      ppl: 12.58,
      ppl_stderr: 0.4,
      acc: 0.4622549970890743,
      acc_stderr: 0.0069461006470815665,
    },
  },
  versions: { sciq: 0, lambada_openai: 0 },
  config: {
    model: 'hf-causal',
    model_args: 'pretrained=example-lab/old-1b,revision=step143000',
    num_fewshot: 0,
    limit: null,
    bootstrap_iters: 100000,
  },
  ...changes,
});

describe('lm-evaluation-harness up to 0.3', () => {
  it('gives every metric under its plain name, with shots and recovered items', () => {
    const { records, problems, format } = artifact(result());
    expect(format).toBe('lm-eval-legacy');
    expect(problems).toEqual([]);
    expect(
      records.map(({ task, metric, score, standardError, items }) => [
        task,
        metric,
        score,
        standardError,
        items,
      ]),
    ).toEqual([
      ['sciq', 'acc', 0.851, 0.011266140684632168, 1000],
      ['sciq', 'acc_norm', 0.77, 0.01331455133593595, 1000],
      ['lambada_openai', 'ppl', 12.58, 0.4, 5153],
      ['lambada_openai', 'acc', 0.4622549970890743, 0.0069461006470815665, 5153],
    ]);
    expect(records[0]).toMatchObject({
      factors: { harness: 'lm-eval', n_shot: '0' },
      date: null,
      higherIsBetter: null,
    });
  });

  it('names the checkpoint by model and step', () => {
    expect(artifact(result()).runs[0]).toMatchObject({
      id: 'example-lab/old-1b@step143000',
      trainingRun: 'example-lab/old-1b',
      step: 143000,
      params: null,
    });
  });

  it('names a GPT-NeoX run by the checkpoints it loaded, and takes its iteration for the step', () => {
    const model_args = {
      iteration: 71500,
      load: '/ckpts/125M_new/',
      eval_results_prefix: '../125M-5shot',
      num_layers: 12,
    };
    const { runs } = artifact(result({ config: { model: 'neox', model_args, num_fewshot: 0 } }));
    expect(runs[0]).toMatchObject({
      id: '/ckpts/125M_new@step71500',
      trainingRun: '/ckpts/125M_new',
      step: 71500,
    });
  });

  it('takes each task’s shots from a list in the order of the tasks', () => {
    const config = { model: 'example-lab/ja', num_fewshot: [2, 3] };
    expect(artifact(result({ config })).records.map(({ factors }) => factors.n_shot)).toEqual([
      '2',
      '2',
      '3',
      '3',
    ]);
  });

  it('keeps percent as written, and leaves out lists', () => {
    const results = { 'jsquad-1.1-0.3': { exact_match: 66.99, f1: 79.85, bleu: [1, 2] } };
    const { records, problems } = artifact(result({ results }));
    expect(records.map(({ metric, score }) => [metric, score])).toEqual([
      ['exact_match', 66.99],
      ['f1', 79.85],
    ]);
    expect(told(problems)).toEqual(['SG119 /results/jsquad-1.1-0.3/bleu']);
  });

  it('says that a result without rows holds no score', () => {
    expect(artifact(result({ results: {}, versions: {} })).problems.map(({ rule }) => rule)).toEqual([
      'SG108',
    ]);
  });
});
