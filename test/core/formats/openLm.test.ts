import { describe, expect, it } from 'vitest';
import { artifact, told } from './artifact.ts';

const modelFile = (changes: Record<string, unknown> = {}) => ({
  name: 'c4-d=96-1.0',
  dataset_name: 'c4_original',
  uuid: '1f0c',
  hyperparameters: { params: 79_300_000, params_no_embed: 28_000_000, tokens: 1_586_000_000, lr: 0.003 },
  results: [
    {
      loss: 3.25,
      val_data: ['s3://bucket/eval_data/c4_val/shard-{0000000..0000010}.tar'],
      tokens: 174_077_952,
    },
    { loss: 4.5, val_data: ['eval_data/val_tok_mult/de-en/val_de-en_100.tar'] },
    { loss: 3.9, val_data: ['eval_data/paloma_ptb/00000001.tar', 'eval_data/paloma_ptb/00000002.tar'] },
  ],
  ...changes,
});

const evalFile = (changes: Record<string, unknown> = {}) => ({
  name: '/mnt/eval/heavy',
  uuid: '5c71',
  model: 'd=96',
  creation_date: '2024_01_29-21_58_32',
  eval_metrics: { icl: { arc_easy: 0.20000000298023224, copa: 0.55 } },
  ...changes,
});

describe('the open_lm model file', () => {
  const { runs, records, problems, format } = artifact(modelFile(), 'models/c4-d=96-1.0.json');

  it('is a run called like its file, with scale, corpus and losses, and no scores', () => {
    expect({ format, records, problems }).toEqual({ format: 'open-lm-model', records: [], problems: [] });
    expect(runs).toEqual([
      expect.objectContaining({
        id: 'c4-d=96-1.0',
        trainingRun: 'c4-d=96-1.0',
        params: 79_300_000,
        paramsKind: 'total',
        tokens: 1_586_000_000,
        factors: { pretraining_corpus: 'c4_original' },
      }),
    ]);
  });

  it("names a loss's corpus by the folder of its shards, and by the file under de-en/", () => {
    expect(runs[0]?.losses).toEqual({ c4_val: 3.25, 'val_de-en_100': 4.5, paloma_ptb: 3.9 });
  });

  it('keeps the name inside the file as an alias where it is another one', () => {
    expect(artifact(modelFile(), 'models/renamed.json').runs[0]).toMatchObject({
      id: 'renamed',
      aliases: ['c4-d=96-1.0'],
    });
  });

  it('counts parameters without embeddings where that is all there is, and says so', () => {
    const hyperparameters = { params_no_embed: 28_000_000, tokens: 1 };
    expect(artifact(modelFile({ hyperparameters })).runs[0]).toMatchObject({
      params: 28_000_000,
      paramsKind: 'non-embedding',
    });
  });

  it('leaves out each loss that is no loss, and keeps the others', () => {
    const results = [
      { loss: '3.2', val_data: ['a/c4_val/x.tar'] },
      { loss: -1, val_data: ['a/other/x.tar'] },
      { loss: 3, val_data: ['a/one/x.tar', 'a/two/x.tar'] },
      { loss: 3, val_data: ['x.tar'] },
      { val_data: ['a/nothing/x.tar'] },
      { loss: 2.5, val_data: 'a/good/x.tar' },
    ];
    const reading = artifact(modelFile({ results }));
    expect(reading.runs[0]?.losses).toEqual({ good: 2.5 });
    expect(told(reading.problems)).toEqual([
      'SG110 /results/0/loss',
      'SG116 /results/1/loss',
      'SG105 /results/2',
      'SG105 /results/3',
      'SG110 /results/4/loss',
    ]);
  });

  it('trusts neither of two different losses on one corpus, and one that is said twice', () => {
    const val_data = ['a/c4_val/x.tar'];
    const different = artifact(
      modelFile({
        results: [
          { loss: 3, val_data },
          { loss: 3.1, val_data },
        ],
      }),
    );
    expect(different.runs[0]?.losses).toEqual({});
    expect(told(different.problems)).toContain('SG117 /results/1/loss');
    const same = artifact(
      modelFile({
        results: [
          { loss: 3, val_data },
          { loss: 3, val_data },
        ],
      }),
    );
    expect(same.runs[0]?.losses).toEqual({ c4_val: 3 });
    expect(same.problems).toEqual([]);
  });

  it('tells a count that cannot be, and leaves it unknown', () => {
    const reading = artifact(modelFile({ hyperparameters: { params: 0, tokens: '1e9' } }));
    expect(reading.runs[0]).toMatchObject({ params: null, paramsKind: 'unknown', tokens: null });
    expect(told(reading.problems)).toEqual([
      'SG116 /hyperparameters/params',
      'SG116 /hyperparameters/tokens',
    ]);
  });

  it('is of use without losses, as most of DCLM are, but not without any fact', () => {
    expect(artifact(modelFile({ results: [] })).problems).toEqual([]);
    const reading = artifact(modelFile({ results: [], hyperparameters: {} }));
    expect(reading.problems.map(({ rule }) => rule)).toEqual(['SG108']);
  });
});

describe('the open_lm eval file', () => {
  it('gives accuracies as they stand, in the file’s order, under the name of the file', () => {
    const { records, runs, runNaming, format } = artifact(
      evalFile(),
      'evals/evaluation_c4-d=96-1.0_heavy.json',
    );
    expect({ runs, runNaming, format }).toEqual({ runs: [], runNaming: 'file-name', format: 'open-lm-eval' });
    expect(records.map(({ run, task, metric, score }) => [run, task, metric, score])).toEqual([
      ['c4-d=96-1.0_heavy', 'arc_easy', 'acc', 0.20000000298023224],
      ['c4-d=96-1.0_heavy', 'copa', 'acc', 0.55],
    ]);
    expect(records[0]).toMatchObject({
      factors: { harness: 'llm-foundry' },
      date: Date.parse('2024-01-29T21:58:32Z'),
      source: { pointer: '/eval_metrics/icl/arc_easy' },
    });
  });

  it('is not confused by what the DCLM gauntlet writes beside the scores', () => {
    const reading = artifact(
      evalFile({
        eval_metrics: { icl: { copa: 0.5 }, perplexity: 12.5, downstream_perpexity: {} },
        Core: 0.1,
        low_variance_datasets_centered: 0.34,
        'missing tasks': '[]',
        model_uuid: 'ab',
        creation_date: 'yesterday',
      }),
    );
    expect(reading.records.map(({ task, score, date }) => [task, score, date])).toEqual([
      ['copa', 0.5, null],
    ]);
    expect(reading.problems).toEqual([]);
  });

  it('leaves out scores that are no numbers, and says which', () => {
    const text = '{"eval_metrics": {"icl": {"a": "0.5", "b": NaN, "c": null, "d": 0.25}}}';
    const { records, problems } = artifact(text);
    expect(records.map(({ task }) => task)).toEqual(['d']);
    expect(told(problems)).toEqual(['SG109 /eval_metrics/icl/b', 'SG110 /eval_metrics/icl/a']);
  });
});
