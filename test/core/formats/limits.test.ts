import { describe, expect, it } from 'vitest';
import { artifact } from './artifact.ts';

/** What an evaluation says of a limit, of the items that were asked and of those of its task, in each format. */
type Limited = (limit: unknown, asked: number, whole: number) => unknown;

const formats: Readonly<Record<string, Limited>> = {
  'lm-eval': (limit, asked, whole) => ({
    results: { quiz: { 'acc,none': 0.5 } },
    'n-samples': { quiz: { original: whole, effective: asked } },
    config: { limit },
    model_name: 'lab/a',
  }),
  'lm-eval up to 0.3': (limit, asked) => ({
    results: { quiz: { acc: 0.5, acc_stderr: Math.sqrt(0.25 / (asked - 1)) } },
    versions: { quiz: 1 },
    config: { limit, model_args: 'pretrained=lab/a' },
  }),
  BigScience: (limit, asked) => ({
    results: [{ task_name: 'quiz', prompt_name: 'p', acc: 0.5, acc_stderr: Math.sqrt(0.25 / (asked - 1)) }],
    config: { limit, model_args: 'pretrained=lab/a' },
  }),
  lighteval: (limit, asked, whole) => ({
    config_general: { model_name: 'lab/a', max_samples: limit },
    results: { 'lighteval|quiz|0': { acc: 0.5 } },
    config_tasks: { 'lighteval|quiz': { effective_num_docs: asked, original_num_docs: whole } },
  }),
  Inspect: (limit, asked, whole) => ({
    status: 'success',
    eval: { task: 'quiz', model: 'lab/a', dataset: { samples: whole }, config: { limit, epochs: 2 } },
    results: {
      total_samples: asked * 2,
      completed_samples: asked * 2,
      scores: [{ name: 'match', metrics: { accuracy: { value: 0.5 } } }],
    },
  }),
  OLMES: (limit, asked) => ({
    task_name: 'quiz',
    task_config: { limit },
    model_config: { model: 'a' },
    num_instances: asked,
    metrics: { acc_raw: 0.5 },
  }),
};

const cut = (content: unknown) => artifact(content).problems.some(({ rule }) => rule === 'SG121');

describe.each(Object.entries(formats))('a limit in %s', (_, of) => {
  it('above the items of the task is none', () => expect(cut(of(20_000, 80, 80))).toBe(false));
  it('below the items of the task is told', () => expect(cut(of(40, 40, 80))).toBe(true));
});

describe('a limit', () => {
  it.each(['lm-eval', 'lighteval', 'Inspect'])(
    'of exactly the items of the task is none, where both are counted: %s',
    (name) => {
      expect(cut(formats[name]?.(80, 80, 80))).toBe(false);
    },
  );

  it('of a share cuts, and one that left every item in does not', () => {
    expect(cut(formats['lm-eval']?.(0.5, 40, 80))).toBe(true);
    expect(cut(formats['lm-eval']?.(0.999, 80, 80))).toBe(false);
  });

  it('of a range cuts unless the range holds the whole dataset', () => {
    expect(cut(formats.Inspect?.([0, 100], 80, 80))).toBe(false);
    expect(cut(formats.Inspect?.([10, 100], 70, 80))).toBe(true);
    expect(cut(formats.Inspect?.([0, 40], 40, 80))).toBe(true);
  });

  it('beside uncounted items is told as one that may have cut', () => {
    const { problems } = artifact({
      results: { quiz: { acc: 0.5 } },
      versions: {},
      config: { limit: 500, model_args: 'pretrained=a' },
    });
    expect(problems.map(({ message }) => message).join()).toContain('may not be of the whole tasks');
  });
});
