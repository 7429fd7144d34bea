import { describe, expect, it } from 'vitest';
import { artifact, told } from '../artifact.ts';

const config = (changes: Record<string, unknown> = {}) => ({
  model: 'hf-causal',
  model_args: 'pretrained=example-lab/bloom-1b,dtype=float16',
  num_fewshot: 0,
  batch_size: 16,
  limit: null,
  bootstrap_iters: 10,
  seed: 1234,
  ...changes,
});

/** One metric a row, between the labels of its prompt. */
const row = (changes: Record<string, unknown> = {}) => ({
  task_name: 'copa',
  prompt_name: 'best option',
  acc: 0.57,
  fixed_answer_choice_list: null,
  dataset_path: 'super_glue',
  dataset_name: 'copa',
  subset: null,
  prompt_id: '7e3d5a4f',
  prompt_jinja: '{{ premise }}',
  prompt_original_task: true,
  comment: '',
  acc_stderr: 0.049756985195624284,
  ...changes,
});

describe('the BigScience fork', () => {
  it('reads a list with one metric a row; the prompt is a factor', () => {
    const other = row({
      prompt_name: 'cause',
      acc: undefined,
      acc_stderr: undefined,
      acc_norm: 0.5,
      acc_norm_stderr: 0,
    });
    const { format, records, runs, problems } = artifact({ results: [row(), other], config: config() });
    expect(format).toBe('lm-eval-bigscience');
    expect(problems).toEqual([]);
    expect(runs.map(({ id }) => id)).toEqual(['example-lab/bloom-1b']);
    expect(records).toEqual([
      expect.objectContaining({
        task: 'copa',
        metric: 'acc',
        score: 0.57,
        standardError: 0.049756985195624284,
        // 1 + p(1 - p)/se^2 of an accuracy over the 100 items of COPA.
        items: 100,
        factors: { harness: 'lm-eval-bigscience', prompt: 'best option', n_shot: '0' },
        source: { file: 'evals/result.json', pointer: '/results/0/acc' },
      }),
      expect.objectContaining({ metric: 'acc_norm', standardError: null, items: null }),
    ]);
    expect(records[1]?.factors.prompt).toBe('cause');
  });

  it('reads a table, whose keys name task and prompt, and does not count it beside the list', () => {
    const table = {
      'copa+best option': { acc: 0.57 },
      'wic+a+b': { acc: 0.5, task_name: 'wic' },
      rte: { acc: 0.6 },
    };
    const alone = artifact({ table_results: table });
    expect(alone.records.map(({ task, factors }) => [task, factors.prompt])).toEqual([
      ['copa', 'best option'],
      ['wic', 'a+b'],
      ['rte', undefined],
    ]);
    expect(told(alone.problems)).toEqual(['SG122']);
    expect(artifact({ results: [row()], table_results: table, config: config() }).records).toHaveLength(1);
  });

  it.each([
    [
      'with an envelope',
      (tasks: unknown) => ({ results: tasks, versions: { copa: { '2022-07-14-10-03-25': 0 } } }),
      '/results',
    ],
    ['bare', (tasks: unknown) => tasks, ''],
  ])('reads a merged file by task and time, %s', (_, envelope, pointer) => {
    const tasks = {
      copa: { '2022-07-14-10-03-25': { acc: 0.5, acc_stderr: 0.05 }, '2022-07-15-00-00-00': { acc: 0.6 } },
    };
    const { format, records } = artifact(envelope(tasks));
    expect(format).toBe('lm-eval-bigscience');
    expect(records.map(({ date, score, source }) => [date, score, source.pointer])).toEqual([
      [Date.UTC(2022, 6, 14, 10, 3, 25), 0.5, `${pointer}/copa/2022-07-14-10-03-25/acc`],
      [Date.UTC(2022, 6, 15), 0.6, `${pointer}/copa/2022-07-15-00-00-00/acc`],
    ]);
    expect(records[0]?.factors).toEqual({ harness: 'lm-eval' });
  });

  it('names an empty list at its place', () => {
    const { format, problems } = artifact({ results: [], config: config() });
    expect(format).toBe('lm-eval-bigscience');
    expect(told(problems)).toEqual(['SG108 /results']);
    expect(problems[0]?.message).toContain('empty');
  });

  it('tells rows without a task, and scores that are no numbers, and reads the rest', () => {
    const rows = [row({ task_name: null }), 7, row({ acc: 'half' }), row({ prompt_name: 'p', acc: 0.4 })];
    const { records, problems } = artifact({ results: rows, config: config({ limit: 100 }) });
    expect(told(problems)).toEqual([
      'SG105 /results/0',
      'SG105 /results/1',
      'SG110 /results/2/acc',
      'SG121 /config/limit',
    ]);
    expect(records.map(({ score }) => score)).toEqual([0.4]);
    for (const { line } of problems) expect(line).toEqual(expect.any(Number));
  });
});
