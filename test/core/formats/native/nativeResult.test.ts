import { describe, expect, it } from 'vitest';
import { placeOf } from '../../documents/reading.ts';
import { artifact, told } from '../artifact.ts';

const result = (changes: Record<string, unknown> = {}) => ({
  version: 1,
  run: {
    id: 'lab-1b',
    params: 1.4e9,
    params_kind: 'total',
    tokens: 2.8e10,
    loss: { c4_val: 2.55, ptb: null },
  },
  date: '2026-11-02T10:15:00+02:00',
  factors: { pretraining_corpus: 'c4', n_shot: 0 },
  results: [
    { task: 'hellaswag', metric: 'acc', score: 0.7123, stderr: 0.0045, n: 10042, chance: 0.25 },
    {
      task: 'lambada',
      metric: 'ppl',
      score: 9,
      higher_is_better: false,
      task_loss: 1.8,
      factors: { n_shot: 5 },
    },
  ],
  ...changes,
});

describe('the native eval-result', () => {
  it('is read as it says, and what it leaves out is unknown', () => {
    const { records, runs, problems, format } = artifact(result());
    expect({ format, problems }).toEqual({ format: 'native', problems: [] });
    expect(runs).toEqual([
      expect.objectContaining({
        id: 'lab-1b',
        params: 1.4e9,
        tokens: 2.8e10,
        flops: null,
        losses: { c4_val: 2.55 },
      }),
    ]);
    expect(records).toMatchObject([
      {
        run: 'lab-1b',
        task: 'hellaswag',
        metric: 'acc',
        score: 0.7123,
        standardError: 0.0045,
        items: 10042,
        chance: 0.25,
        higherIsBetter: null,
        taskLoss: null,
        factors: { pretraining_corpus: 'c4', n_shot: '0' },
        date: Date.parse('2026-11-02T08:15:00Z'),
        source: { file: 'evals/result.json', pointer: '/results/0/score' },
      },
      expect.objectContaining({
        task: 'lambada',
        higherIsBetter: false,
        taskLoss: 1.8,
        factors: { pretraining_corpus: 'c4', n_shot: '5' },
      }),
    ]);
  });

  it('keeps checkpoints apart: by step, or by their own names', () => {
    const runOf = (run: Record<string, unknown>) => artifact(result({ run })).runs[0];
    expect(runOf({ id: 'a', step: 500 })).toMatchObject({ id: 'a@step500', trainingRun: 'a', step: 500 });
    expect(runOf({ id: 'a-500', step: 500, training_run: 'a' })).toMatchObject({
      id: 'a-500',
      trainingRun: 'a',
      step: 500,
    });
  });

  it('leaves out bad entries with a message at their place, and keeps the good ones', () => {
    const text = JSON.stringify(
      result({
        results: [
          { task: 'a', metric: 'acc', score: '0.5' },
          { task: 'b', metric: 'acc', scroe: 0.5 },
          { task: 'c', metric: 'acc', score: 0.5, n: 0 },
          { task: 'd', metric: 'acc', score: 0.25 },
        ],
      }),
      null,
      1,
    );
    const { records, problems } = artifact(text);
    expect(records.map(({ task, source }) => [task, source.pointer])).toEqual([['d', '/results/3/score']]);
    expect(told(problems)).toEqual([
      'SG110 /results/0/score',
      'SG105 /results/1/scroe',
      'SG116 /results/2/n',
    ]);
    expect(problems[1]).toMatchObject(placeOf(text, '"scroe"'));
    expect(problems[1]?.message).toContain('did you mean "score"');
  });

  it('gives no score of a file whose head does not fit: its run would be a guess', () => {
    const { records, runs, problems } = artifact(result({ run: { id: 'a', parms: 1e9 } }));
    expect({ records, runs }).toEqual({ records: [], runs: [] });
    expect(told(problems)).toEqual(['SG105 /run/parms']);
  });

  it('is recognised with its results or its version missing, so that this is what is told', () => {
    expect(artifact({ version: 1, run: { id: 'a' } }).problems[0]?.message).toContain('"results" is missing');
    expect(artifact(result({ version: undefined })).problems.map(({ rule }) => rule)).toEqual(['SG105']);
  });
});
