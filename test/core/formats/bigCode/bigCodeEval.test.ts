import { describe, expect, it } from 'vitest';
import { artifact, told } from '../artifact.ts';

const config = (changes: object = {}) => ({
  model: 'lab/coder-1b',
  revision: null,
  temperature: 0.2,
  top_p: 0.95,
  n_samples: 20,
  limit: null,
  precision: 'bf16',
  ...changes,
});

const result = (changes: object = {}, ofConfig: object = {}) => ({
  humaneval: { 'pass@1': 0.25, 'pass@10': 0.5 },
  ...changes,
  config: config(ofConfig),
});

describe('a result of the bigcode-evaluation-harness', () => {
  it('gives a score a task and k, of the model in its config', () => {
    const { format, records, runs, problems } = artifact(result({ mbpp: { 'pass@1': 0.125 } }));
    expect({ format, problems }).toEqual({ format: 'bigcode-eval', problems: [] });
    expect(records.map(({ run, task, metric, score, items }) => [run, task, metric, score, items])).toEqual([
      ['lab/coder-1b', 'humaneval', 'pass@1', 0.25, null],
      ['lab/coder-1b', 'humaneval', 'pass@10', 0.5, null],
      ['lab/coder-1b', 'mbpp', 'pass@1', 0.125, null],
    ]);
    expect(records[0]?.factors).toEqual({ harness: 'bigcode-eval', precision: 'bf16' });
    expect(records[0]?.source.pointer).toBe('/humaneval/pass@1');
    expect(runs.map(({ id, step }) => [id, step])).toEqual([['lab/coder-1b', null]]);
  });

  it('is of another configuration at another temperature or number of samples, and of the same with another seed', () => {
    const of = (changes: object) => artifact(result({}, changes)).records[0]?.configuration?.fingerprint;
    const usual = of({});
    expect(usual).toEqual(expect.any(String));
    expect(of({ temperature: 0.8 })).not.toBe(usual);
    expect(of({ n_samples: 200 })).not.toBe(usual);
    expect(of({ seed: 7, batch_size: 4 })).toBe(usual);
  });

  it('is of a checkpoint at a revision that is a step, and of an adapter where there is one', () => {
    expect(artifact(result({}, { revision: 'step1000' })).records[0]?.run).toBe('lab/coder-1b@step1000');
    expect(artifact(result({}, { peft_model: 'lab/tuned' })).records[0]?.run).toBe('lab/tuned');
  });

  it('keeps other metrics, and passes over null and counts of failures', () => {
    const { records, problems } = artifact(
      result({ apps: { accuracy: 0.1, pass_at_k: null }, gsm: { accuracy: 0.3, num_failed_execution: 7 } }),
    );
    expect(records.map(({ task, metric }) => `${task} ${metric}`)).toEqual([
      'humaneval pass@1',
      'humaneval pass@10',
      'apps accuracy',
      'gsm accuracy',
    ]);
    expect(told(problems)).toEqual(['SG119 /gsm/num_failed_execution']);
  });

  it('is told where a score is no number, and where it was limited', () => {
    const { records, problems } = artifact(result({ mbpp: { 'pass@1': 'high' } }, { limit: 20 }));
    expect(records.map(({ items }) => items)).toEqual([20, 20]);
    expect(told(problems)).toEqual(['SG110 /mbpp/pass@1', 'SG121 /config/limit']);
  });

  it('is told by its shape alone', () => {
    const { config: _, ...withoutConfig } = result();
    expect(artifact(withoutConfig).format).toBeNull();
    expect(artifact({ config: config() }).format).toBeNull();
    expect(artifact({ ...result(), results: {} }).format).not.toBe('bigcode-eval');
    expect(artifact({ apps: { accuracy: 0.1 }, config: config() }).format).toBe('bigcode-eval');
    expect(artifact({ a: { b: 1 }, config: { model: 'x' } }).format).toBeNull();
  });
});
