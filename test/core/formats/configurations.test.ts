import { describe, expect, it } from 'vitest';
import { configurationBook } from '../../../src/core/formats/configurations/configurationBook.ts';
import { textHash } from '../../../src/core/text/textHash.ts';
import { artifact } from './artifact.ts';

const PROMPT = 'Question: {{question}}\nAnswer:';

/** A result of lm-eval 0.4.9: it writes the model's own arguments into the metadata of every task. */
const lmEval = ({
  name = 'lab/a',
  config = {},
  task = {},
  root = {},
  args = '',
}: {
  readonly name?: string;
  readonly config?: object;
  readonly task?: object;
  readonly root?: object;
  readonly args?: string;
}) => ({
  results: { arc: { 'acc,none': 0.5, 'acc_stderr,none': 0.01, alias: 'arc' } },
  configs: {
    arc: {
      task: 'arc',
      tag: ['ai2_arc'],
      doc_to_text: PROMPT,
      fewshot_split: 'validation',
      num_fewshot: 5,
      description: '',
      unsafe_code: false,
      metric_list: [{ metric: 'acc', aggregation: 'mean', higher_is_better: true }],
      metadata: { version: 1, pretrained: name, dtype: 'bfloat16' },
      ...task,
    },
  },
  versions: { arc: 1 },
  'n-shot': { arc: 5 },
  config: { model: 'hf', model_args: `pretrained=${name}${args}`, limit: null, ...config },
  date: 1_760_000_000,
  model_name: name,
  ...root,
});

const fingerprintOf = (content: unknown): string | undefined =>
  artifact(content).records[0]?.configuration?.fingerprint;

describe('the fingerprint of a configuration', () => {
  const usual = fingerprintOf(lmEval({}));

  it.each([
    ['another model, which some versions write among the metadata', lmEval({ name: 'lab/b' })],
    [
      'another device and batch size',
      lmEval({ config: { device: 'cuda:3', batch_size: 64, batch_sizes: [64] } }),
    ],
    [
      'another precision and more devices',
      lmEval({ args: ',dtype=float32,parallelize=True,device_map=auto' }),
    ],
    [
      'other seeds and caches',
      lmEval({ config: { random_seed: 7, torch_seed: 8, use_cache: '/tmp/cache' } }),
    ],
    [
      'another date and host',
      lmEval({ root: { date: 1_770_000_000, pretty_env_info: 'Ubuntu', start_time: 3 } }),
    ],
    [
      'another number of shots, a factor of its own',
      lmEval({ task: { num_fewshot: 0 }, root: { 'n-shot': { arc: 0 } } }),
    ],
    ['another version of the harness, a factor of its own', lmEval({ root: { lm_eval_version: '0.4.9' } })],
    ['keys that a version does not write', lmEval({ task: { description: null, unsafe_code: undefined } })],
    ['another name of its group', lmEval({ task: { tag: null, group: 'arc_all', task_alias: 'arc' } })],
    ['one more metric', lmEval({ task: { metric_list: [{ metric: 'acc' }, { metric: 'brier_score' }] } })],
  ])('stays with %s', (_, content) => {
    expect(usual).toMatch(/^[0-9a-f]{12}$/);
    expect(fingerprintOf(content)).toBe(usual);
  });

  it.each([
    ['prompt', lmEval({ task: { doc_to_text: `${PROMPT} ` } })],
    ['split of the shots', lmEval({ task: { fewshot_split: 'train' } })],
    ['version of the task', lmEval({ root: { versions: { arc: 2 } } })],
    ['limit', lmEval({ config: { limit: 20 } })],
    ['setting of generation', lmEval({ config: { gen_kwargs: { temperature: 0.7 } } })],
    ['start token', lmEval({ args: ',add_bos_token=True' })],
    ['chat template', lmEval({ root: { chat_template_sha: 'ab12' } })],
    ['setting of a metric', lmEval({ task: { metric_list: [{ metric: 'acc', ignore_case: true }] } })],
  ])('changes with another %s', (_, content) => {
    expect(fingerprintOf(content)).toMatch(/^[0-9a-f]{12}$/);
    expect(fingerprintOf(content)).not.toBe(usual);
  });

  it('takes no notice of where Python kept a function', () => {
    const at = (address: string) =>
      lmEval({ task: { process_docs: `<function process_docs at ${address}>` } });
    expect(fingerprintOf(at('0x7f12ab'))).toBe(fingerprintOf(at('0x55ee01')));
    expect(fingerprintOf(at('0x7f12ab'))).not.toBe(usual);
  });

  it('takes no notice of the order of keys', () => {
    const of = (generation_kwargs: object) => fingerprintOf(lmEval({ task: { generation_kwargs } }));
    expect(of({ until: ['\n'], do_sample: false })).toBe(of({ do_sample: false, until: ['\n'] }));
  });

  it('leaves the whole config of a training framework out, which says all about the model', () => {
    const of = (hidden: number) => {
      const model_args = Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [`key_${index}`, hidden + index]),
      );
      return artifact({
        results: { arc: { acc: 0.5 } },
        versions: { arc: 0 },
        config: { model: 'neox', model_args: { ...model_args, load: '/ckpts/a' } },
      }).records[0]?.configuration?.fingerprint;
    };
    expect(of(1)).toBeDefined();
    expect(of(1)).toBe(of(2));
  });

  it('is unknown where nothing is stated, as in a table', () => {
    expect(artifact('run,task,metric,score\na,t,acc,0.5\n').records[0]?.configuration).toBeNull();
  });
});

describe('what else states a configuration', () => {
  const lightEval = (changes: object, general: object = {}) => ({
    config_general: { model_name: 'lab/a', max_samples: null, ...general },
    results: { 'lighteval|arc|5': { acc: 0.5 } },
    config_tasks: {
      'lighteval|arc|5': { prompt_function: 'arc', num_fewshots: 5, effective_num_docs: 100, ...changes },
    },
  });
  const olmes = (changes: object, model: object = {}) => ({
    task_name: 'arc',
    task_config: {
      split: 'test',
      num_shots: 5,
      primary_metric: 'acc_raw',
      metadata: { alias: 'arc' },
      ...changes,
    },
    model_config: { model: 'a', ...model },
    metrics: { acc_raw: 0.5 },
  });
  const inspect = (changes: object, config: object = {}) => ({
    status: 'success',
    eval: {
      task: 'arc',
      task_version: 0,
      model: 'hf/a',
      created: '2026-01-01T00:00:00Z',
      task_args: {},
      ...changes,
    },
    plan: { steps: [{ solver: 'multiple_choice', params: {} }], config },
    results: { scores: [{ name: 'choice', metrics: { accuracy: { name: 'accuracy', value: 0.5 } } }] },
  });

  it.each([
    [
      'lighteval',
      lightEval({}),
      lightEval({ num_fewshots: 0, effective_num_docs: 90 }, { model_name: 'lab/b' }),
      lightEval({ prompt_function: 'arc_cloze' }),
    ],
    [
      'OLMES',
      olmes({}),
      olmes({ num_shots: 0, fewshot_seed: 5 }, { model: 'b', dtype: 'float32' }),
      olmes({ split: 'validation' }),
    ],
    [
      'Inspect',
      inspect({}),
      inspect({ model: 'hf/b', run_id: 'x' }, { max_connections: 20, seed: 3 }),
      inspect({}, { temperature: 1 }),
    ],
  ])('%s: its own, without model, host and shots', (_, usual, same, other) => {
    expect(fingerprintOf(usual)).toMatch(/^[0-9a-f]{12}$/);
    expect(fingerprintOf(same)).toBe(fingerprintOf(usual));
    expect(fingerprintOf(other)).not.toBe(fingerprintOf(usual));
  });
});

describe('a book of configurations', () => {
  const keyed = (value: unknown) => [{ value }];

  it('gives equal ones one object, whichever file they are from', () => {
    const book = configurationBook();
    const long = 'x'.repeat(100_000);
    const make = (text: string) => book.configuration('s', 't', keyed({ text }), () => ({ text }));
    expect(make('a')).toBe(make('a'));
    expect(make(long)).toBe(make(long));
    expect(make('a')?.fingerprint).not.toBe(make('b')?.fingerprint);
  });

  it('works out an equal one once', () => {
    const book = configurationBook();
    let asked = 0;
    const make = (value: object) =>
      book.configuration('s', 't', keyed(value), () => {
        asked += 1;
        return { value };
      });
    for (let index = 0; index < 100; index += 1)
      make({ prompt: 'p', list: [1, { a: null }], none: undefined });
    expect(asked).toBe(1);
    make({ prompt: 'p', list: [1, { a: 0 }] });
    expect(asked).toBe(2);
  });

  it('keeps what it shows short, and says nothing where there is nothing', () => {
    const book = configurationBook();
    const parts = book.configuration('s', 't', keyed(1), () => ({
      long: `begin ${'and so on '.repeat(5000)}end`,
      gap: '\n\n',
      no: null,
      empty: [],
    }))?.parts;
    expect([...(parts?.keys() ?? [])]).toEqual(['gap', 'long']);
    expect(parts?.get('long')?.text).toMatch(/^begin and.{0,80}end$/);
    expect(parts?.get('gap')?.text).toBe('"\\n\\n"');
    expect(book.configuration('s', 'u', keyed(2), () => ({ no: false }))).toBeNull();
  });

  it('goes on without the texts where a reading has more than fit', () => {
    const book = configurationBook();
    const parts = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`key ${index}`, 'x'.repeat(60)]),
    );
    let last = null;
    for (let index = 0; index < 1000; index += 1)
      last = book.configuration('s', `${index}`, keyed(index), () => ({ ...parts, index }));
    expect(last?.fingerprint).toMatch(/^[0-9a-f]{12}$/);
    expect(last?.parts.size).toBe(0);
  });
});

describe('the hash of a text', () => {
  it('tells near texts apart, and is the same in every version', () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `Question ${index}`);
    expect(new Set(texts.map(textHash)).size).toBe(texts.length);
    expect(new Set(texts.map((text) => textHash(text).slice(0, 8))).size).toBeGreaterThan(texts.length - 3);
    expect(textHash('')).toMatch(/^[0-9a-f]{16}$/);
  });
});
