import { describe, expect, it } from 'vitest';
import { artifact, told } from '../artifact.ts';

const metrics = (changes: Record<string, unknown> = {}) => ({
  acc_raw: 0.31,
  acc_per_char: 0.34,
  acc_uncond: null,
  predicted_index_raw: 1.4,
  correct_choice: 1.5,
  sum_logits_corr: -12.4,
  logits_per_char_corr: -0.9,
  correct_prob: 0.02,
  bits_per_byte_corr: 0.91,
  primary_score: 0.34,
  extra_metrics: { num_tokens_mean: 30 },
  ...changes,
});

const result = (changes: Record<string, unknown> = {}) => ({
  task_name: 'arc_challenge',
  task_hash: 'aa',
  model_hash: 'bb',
  model_config: {
    model: 'ladder-1b',
    revision: 'step1000-tokens4B',
    model_type: 'hf',
    metadata: { alias: 'ladder-1b-alias' },
  },
  task_config: {
    task_name: 'arc_challenge:rc',
    task_core: 'arc_challenge',
    limit: null,
    split: 'test',
    num_shots: 5,
    primary_metric: 'acc_per_char',
    metadata: { alias: 'arc_challenge:rc::olmes' },
  },
  compute_config: { batch_size: '8' },
  processing_time: 17.2,
  current_date: '2026-03-01 10:15:00 UTC',
  num_instances: 1172,
  metrics: metrics(),
  task_idx: 0,
  ...changes,
});

const suite = (way = 'macro') =>
  result({
    task_name: 'core_9',
    metrics: { primary_score: 0.5 },
    task_config: { primary_metric: way, metadata: { alias: 'core_9::olmes', num_tasks: 9 } },
  });

const lines = (...values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');

describe('OLMES', () => {
  it('reads one task: its accuracies and its bits per byte, and nothing that was computed on the way', () => {
    const { format, records, runs, problems } = artifact(result());
    expect(format).toBe('olmes');
    expect(problems).toEqual([]);
    expect(records.map(({ metric, score, taskLoss }) => [metric, score, taskLoss])).toEqual([
      ['acc_raw', 0.31, 0.91],
      ['acc_per_char', 0.34, 0.91],
      ['bits_per_byte_corr', 0.91, null],
    ]);
    expect(records[1]).toMatchObject({
      run: 'ladder-1b@step1000',
      task: 'arc_challenge:rc::olmes',
      items: 1172,
      standardError: null,
      factors: { harness: 'olmes', n_shot: '5' },
      date: Date.UTC(2026, 2, 1, 10, 15),
      source: { pointer: '/metrics/acc_per_char' },
    });
    expect(runs[0]).toMatchObject({ step: 1000, trainingRun: 'ladder-1b', aliases: ['ladder-1b-alias'] });
  });

  it('reads all tasks as lines, leaves out the suites beside them, and names the line of a run that fell over', () => {
    const reading = artifact(
      lines(suite(), suite('mc_or_rc'), result(), { oom: true }, result({ task_name: 'x' })),
    );
    expect(reading.format).toBe('olmes');
    expect(reading.records.map(({ source }) => source.pointer)).toContain('/2/metrics/acc_raw');
    expect(reading.records).toHaveLength(6);
    expect(told(reading.problems)).toEqual(['SG105 /3', 'SG119 /0']);
    expect(reading.problems[0]).toMatchObject({ line: 4, message: expect.stringContaining('"oom"') });
  });

  it('keeps a suite whose members are not in the file', () => {
    const { records } = artifact(suite());
    expect(records.map(({ task, metric, score }) => [task, metric, score])).toEqual([
      ['core_9::olmes', 'macro', 0.5],
    ]);
  });

  it('reads the summary, whose metrics stand beside their config and whose model stands once', () => {
    const { model_config, task_config } = result();
    const summary = {
      all_primary_scores: ['arc_challenge:rc::olmes: 0.34'],
      metrics: [{ task: 'arc_challenge', ...metrics(), num_instances: 1172, task_config }],
      model_config,
    };
    const { format, records, problems } = artifact(summary);
    expect(format).toBe('olmes');
    expect(problems).toEqual([]);
    expect(
      records.map(({ run, task, metric, items, source }) => [run, task, metric, items, source.pointer]),
    ).toEqual([
      ['ladder-1b@step1000', 'arc_challenge:rc::olmes', 'acc_raw', 1172, '/metrics/0/acc_raw'],
      ['ladder-1b@step1000', 'arc_challenge:rc::olmes', 'acc_per_char', 1172, '/metrics/0/acc_per_char'],
      [
        'ladder-1b@step1000',
        'arc_challenge:rc::olmes',
        'bits_per_byte_corr',
        1172,
        '/metrics/0/bits_per_byte_corr',
      ],
    ]);
  });

  it('reads the primary score under its metric’s name where it stands nowhere else', () => {
    const { records } = artifact(
      result({ metrics: { primary_score: 0.4 }, task_config: { primary_metric: 'exact_match' } }),
    );
    expect(records.map(({ task, metric, score }) => [task, metric, score])).toEqual([
      ['arc_challenge', 'exact_match', 0.4],
    ]);
  });

  it.each([
    ['a folder of a step', { model: '/ckpts/ladder-1b/step2000-hf' }, '/ckpts/ladder-1b@step2000'],
    ['another revision', { model: 'org/m', revision: 'anneal' }, 'org/m@anneal'],
    ['a path only', { model_path: '/ckpts/ladder-1b/' }, '/ckpts/ladder-1b'],
    ['an alias only', { metadata: { alias: 'm' } }, 'm'],
  ])('names the run by %s', (_, model_config, id) => {
    expect(artifact(result({ model_config })).runs.map((run) => run.id)).toEqual([id]);
  });

  it('warns of a limit below the sample that OLMES defines its tasks by, and of none at it', () => {
    const limited = (limit: unknown) =>
      told(artifact(result({ task_config: { ...result().task_config, limit } })).problems);
    expect(limited(100)).toEqual(['SG121 /task_config/limit']);
    expect(limited(0.1)).toEqual(['SG121 /task_config/limit']);
    expect(limited(1000)).toEqual([]);
  });

  it('tells what is missing or no number at its place, and reads the rest', () => {
    expect(told(artifact({ ...result(), metrics: undefined }).problems)).toEqual(['SG105 ']);
    const text = artifact(result({ metrics: metrics({ acc_raw: '0.31', acc_per_char: null }) }));
    expect(told(text.problems)).toEqual(['SG110 /metrics/acc_raw']);
    expect(text.records.map(({ metric }) => metric)).toEqual(['bits_per_byte_corr']);
    expect(told(artifact(result({ model_config: {} })).problems)).toEqual(['SG122']);
  });
});
