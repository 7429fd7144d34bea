import fc from 'fast-check';
import { Members } from './jsonTree.ts';

/** What an artifact of a format may look like: a value that is written as JSON, or its text. */
export type Shape = { readonly value: unknown } | { readonly text: string };

const rarely = <T, U>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 14, arbitrary: usual }, { weight: 1, arbitrary: odd });

const odd = fc.constantFrom<unknown>(
  null,
  true,
  '',
  '0.5',
  'N/A',
  -1,
  0,
  100,
  Number.NaN,
  1e308,
  5e-324,
  [],
  {},
  [0.5],
  ' ',
);
const oddName = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    'a|b|c',
    'a,b',
    'x@',
    '@step5',
    '/',
    '../..',
    'a\u0000b',
    '\ud800',
    '\u202e',
    '7',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const name = (...names: string[]) => rarely(fc.constantFrom(...names), oddName);
const run = name(
  'ladder-1b',
  'ladder-410m',
  'ladder-70m',
  'example-lab/ladder-1b',
  'ladder-1b@step1000',
  './out/ladder-1b',
  'other/ladder-1b',
);
const task = name(
  'hellaswag',
  'arc_easy',
  'arc_challenge',
  'mmlu',
  'mmlu_anatomy',
  'lambada_openai',
  'wikitext',
  'demo/quiz',
  'a b',
);
const metric = name(
  'acc',
  'acc_norm',
  'exact_match',
  'ppl',
  'bits_per_byte',
  'f1',
  'acc_stderr',
  'primary_score',
);
const score = rarely(fc.double({ min: 0, max: 1, noNaN: true }), odd);
const small = rarely(fc.double({ min: 0.001, max: 0.1, noNaN: true }), odd);
const count = rarely(
  fc.integer({ min: 1, max: 20_000 }),
  fc.oneof(odd, fc.double(), fc.constantFrom(-1, 0, 1e300, 2 ** 53)),
);
const size = rarely(fc.constantFrom(7e7, 4.1e8, 1e9, 1.4e9, 6.9e9), fc.oneof(odd, fc.double()));
const date = rarely(
  fc.constantFrom(
    '2026-03-02',
    '2026-03-02T08:14:09Z',
    '2026-03-02 08:14:09 UTC',
    '2024_01_29-21_58_32',
    1.7e9,
    '1750000000.25',
  ),
  fc.oneof(odd, fc.constantFrom('2026-99-99', '9999999999999999', '0000-00-00T99:99:99Z')),
);
const revision = name('main', 'step1000', 'step143000', 'step1000-tokens4B', 'v2', 'global_step7');
const loose = rarely(fc.constant<unknown>(undefined), fc.jsonValue({ maxDepth: 2 }));

/** An object; each of its keys may be missing, and one of an unknown name may stand beside them. */
const object = (
  model: Record<string, fc.Arbitrary<unknown>>,
  required: readonly string[] = [],
): fc.Arbitrary<unknown> =>
  fc.record<Record<string, unknown>, string>(
    { ...model, unexpected: loose },
    { requiredKeys: [...required] },
  );

const dictionary = (
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<unknown>,
  most = 5,
): fc.Arbitrary<unknown> =>
  fc.array(fc.tuple(key, value), { maxLength: most }).map((entries) => new Members(entries));

const list = (value: fc.Arbitrary<unknown>, most = 5): fc.Arbitrary<unknown> =>
  fc.array(value, { maxLength: most });

const joined = (...parts: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((texts) => texts.join(''));
const text = (value: string) => fc.constant(value);

const filtered = rarely(
  joined(metric, text(','), name('none', 'strict-match', 'flexible-extract')),
  fc.constantFrom('alias', ' ', 'name', 'sample_len', 'acc', ',', ',none', 'acc,', 'a,b,c'),
);
const shots = rarely(fc.nat(25), fc.oneof(odd, list(count, 3)));
const modelArguments = fc.oneof(
  joined(text('pretrained='), run, text(',revision='), revision, text(',dtype=bfloat16')),
  object({ pretrained: run, revision, load: run, iteration: count, eval_results_prefix: run, peft: run }),
  odd,
);
const lmConfig = object({
  model: name('hf', 'vllm', 'local-completions'),
  model_args: modelArguments,
  model_num_parameters: size,
  model_revision: revision,
  num_fewshot: shots,
  limit: rarely(fc.constant(null), count),
  bootstrap_iters: count,
});

const lmEval = object(
  {
    results: dictionary(task, dictionary(filtered, score), 6),
    groups: dictionary(task, dictionary(filtered, score), 2),
    group_subtasks: dictionary(task, list(task, 3), 3),
    configs: dictionary(task, object({ num_fewshot: shots, task, group: fc.oneof(task, list(task, 2)) })),
    'n-shot': dictionary(task, shots),
    'n-samples': dictionary(task, object({ original: count, effective: count })),
    higher_is_better: dictionary(task, dictionary(metric, fc.oneof(fc.boolean(), odd))),
    versions: dictionary(task, odd),
    config: lmConfig,
    model_name: run,
    date,
  },
  ['results'],
);
const row = dictionary(joined(metric, name('', '_stderr')), score, 6);
const lmEvalLegacy = object(
  { results: dictionary(task, row), versions: dictionary(task, count), config: lmConfig },
  ['results', 'versions'],
);
const bigRow = object(
  { task_name: task, prompt_name: name('best option', 'p'), acc: score, acc_stderr: small, subset: loose },
  ['task_name'],
);
const bigScience = fc.oneof(
  object(
    { results: list(bigRow), config: lmConfig, table_results: dictionary(joined(task, text('+p')), row) },
    ['results'],
  ),
  object({ table_results: dictionary(joined(task, text('+p')), row), config: lmConfig }, ['table_results']),
  dictionary(task, dictionary(name('2022-07-14-10-03-25', '2022-99-14-10-03-25'), row, 2), 3),
);
const lightKey = rarely(joined(text('lighteval|'), task, name('|', ':', '|a:'), text('5')), oddName);
const lightMetric = fc.oneof(metric, name('pass@k:k=1&n=4', 'pass@k:k=1&n=4_stderr', 'maj@n:n=4'));
const lightEval = object(
  {
    config_general: object({
      model_name: run,
      model_sha: revision,
      max_samples: rarely(fc.constant(null), count),
      model_config: object({ model_name: run, revision, dtype: name('bfloat16', 'float16') }),
      start_time: date,
    }),
    results: dictionary(fc.oneof(lightKey, text('all')), dictionary(lightMetric, score), 6),
    config_tasks: dictionary(
      lightKey,
      object({
        num_fewshots: shots,
        effective_num_docs: count,
        metrics: list(
          object({
            metric_name: fc.oneof(metric, list(metric, 2)),
            higher_is_better: fc.oneof(fc.boolean(), dictionary(metric, fc.boolean())),
          }),
          2,
        ),
      }),
    ),
  },
  ['config_general', 'results'],
);
const olmesMetrics = dictionary(
  name('acc_raw', 'acc_per_char', 'bits_per_byte_corr', 'primary_score', 'extra_metrics', 'correct_prob'),
  score,
);
const olmesTask = object({
  task_core: task,
  limit: rarely(fc.constant(null), count),
  num_shots: shots,
  primary_metric: metric,
  metadata: object({ alias: name('arc_challenge:rc::olmes', 'core_9::olmes'), num_tasks: count }),
});
const olmesModel = object({ model: run, revision, metadata: object({ alias: run }) });
const olmesEntry = object(
  {
    task_name: task,
    task_hash: name('aa'),
    model_config: olmesModel,
    task_config: olmesTask,
    current_date: date,
    num_instances: count,
    metrics: olmesMetrics,
  },
  ['task_name', 'task_config', 'metrics'],
);
const olmesSummary = object(
  {
    all_primary_scores: list(name('a: 0.5'), 2),
    model_config: olmesModel,
    metrics: list(
      object({ task, num_instances: count, task_config: olmesTask, acc_raw: score }, ['task', 'task_config']),
    ),
  },
  ['metrics'],
);
const bigCode = dictionary(
  task,
  dictionary(name('pass@1', 'pass@10', 'accuracy', 'num_failed_execution', 'pass_at_k'), score),
).chain((tasks) =>
  object({
    model: run,
    peft_model: rarely(fc.constant(null), run),
    revision: rarely(fc.constant(null), revision),
    temperature: small,
    n_samples: count,
    limit: rarely(fc.constant(null), count),
    precision: name('bf16', 'fp32'),
  }).map((config) => new Members([...(tasks instanceof Members ? tasks.entries : []), ['config', config]])),
);
const openLmModel = object(
  {
    name: run,
    uuid: name('u1'),
    dataset_name: name('c4_original', 'rpj'),
    hyperparameters: object({ params: size, tokens: size, warmup: count }),
    results: list(
      object({ loss: small, val_data: list(name('x/c4_val/y.tar', 'de-en/z.jsonl', 'shard.tar'), 2) }),
    ),
  },
  ['hyperparameters', 'dataset_name', 'results'],
);
const openLmEval = object(
  {
    eval_metrics: object({ icl: dictionary(task, score), downstream_perpexity: dictionary(task, score) }),
    creation_date: date,
    name: run,
  },
  ['eval_metrics'],
);
const eee = object(
  {
    schema_version: name('0.0.1', '0.2.2', '0.3.0', '9.9.9'),
    evaluation_timestamp: date,
    retrieved_timestamp: date,
    eval_library: object({ name: name('lm-eval', 'inspect', 'unknown'), version: name('0.4.9') }),
    source_metadata: object({ source_name: name('Demo'), source_type: name('evaluation_run') }),
    model_info: object(
      {
        id: run,
        name: run,
        additional_details: object({
          params_billions: fc.oneof(size, name('1.079')),
          num_parameters: size,
          revision,
          precision: name('bfloat16'),
        }),
      },
      ['id'],
    ),
    evaluation_results: list(
      object(
        {
          evaluation_name: task,
          evaluation_timestamp: date,
          source_data: object({ dataset_name: task }),
          metric_config: object({
            metric_id: metric,
            metric_name: metric,
            evaluation_description: metric,
            lower_is_better: fc.oneof(fc.boolean(), odd),
            min_score: score,
            max_score: score,
            score_type: name('continuous', 'binary', 'levels'),
            level_names: list(task, 3),
            has_unknown_level: fc.boolean(),
            metric_unit: name('proportion', 'percent'),
            metric_parameters: dictionary(metric, odd, 2),
          }),
          score_details: object(
            {
              score,
              uncertainty: object({
                standard_error: fc.oneof(object({ value: small, method: name('analytic') }), small),
                standard_deviation: small,
                num_samples: count,
              }),
            },
            ['score'],
          ),
          generation_config: object({
            additional_details: dictionary(name('num_fewshot', 'limit'), fc.oneof(count, name('5'))),
          }),
        },
        ['evaluation_name', 'metric_config', 'score_details'],
      ),
    ),
  },
  ['schema_version', 'model_info', 'evaluation_results'],
);
const helmStats = fc.array(
  object(
    {
      name: object(
        {
          name: fc.oneof(metric, name('num_instances', 'num_train_instances', 'logprob')),
          split: name('test', 'valid', 'train'),
          sub_split: rarely(fc.constant(undefined), name('hard')),
          perturbation: rarely(fc.constant(undefined), object({ name: name('x') })),
        },
        ['name'],
      ),
      count,
      mean: score,
    },
    ['name', 'count', 'mean'],
  ),
  { minLength: 1, maxLength: 6 },
);
const helmRunSpec = object(
  {
    name: rarely(
      fc.constantFrom('mmlu:subject=logic,model=lab_ladder-1b', 'boolq:', ':', 'a:b=c,d'),
      oddName,
    ),
    scenario_spec: object({ class_name: name('demo.Scenario') }),
    adapter_spec: object(
      {
        model: run,
        model_deployment: run,
        method: name('multiple_choice_joint'),
        max_train_instances: shots,
        max_eval_instances: count,
      },
      ['model'],
    ),
  },
  ['name', 'scenario_spec', 'adapter_spec'],
);
const scorer = object({
  name: metric,
  scorer: metric,
  reducer: name('mean'),
  scored_samples: count,
  unscored_samples: fc.oneof(fc.constant(0), count),
  metrics: dictionary(
    name('accuracy', 'stderr', 'mean', 'a/stderr'),
    object({ name: name('accuracy', 'stderr'), value: score, params: fc.constant({}) }),
    3,
  ),
});
const inspectLog = object(
  {
    version: fc.constant(2),
    status: name('success', 'success', 'success', 'cancelled', 'started', 'error'),
    eval: object(
      {
        task,
        model: run,
        created: date,
        task_args: object({ num_fewshot: shots }),
        model_args: object({ revision, dtype: name('float16'), model_path: run }),
        config: object({ limit: rarely(fc.constant(null), count), epochs: rarely(fc.constant(1), count) }),
        packages: object({ inspect_ai: name('0.3.138') }),
      },
      ['task', 'model'],
    ),
    plan: object({}),
    results: object({ total_samples: count, completed_samples: count, scores: list(scorer, 3) }),
    invalidated: rarely(fc.constant(false), odd),
    error: object({ message: oddName }),
  },
  ['status', 'eval', 'results'],
);
const nativeResult = object(
  {
    version: rarely(fc.constant(1), odd),
    run: fc.oneof(
      run,
      object({
        id: run,
        aliases: list(run, 2),
        params: size,
        params_kind: name('total', 'active'),
        tokens: size,
        flops: size,
        loss: dictionary(name('c4'), small),
        step: count,
      }),
    ),
    date,
    factors: dictionary(name('n_shot', 'harness'), fc.oneof(name('5'), shots), 2),
    results: list(
      object(
        {
          task,
          metric,
          score,
          stderr: small,
          n: count,
          unit: name('fraction', 'percent'),
          factors: dictionary(name('n_shot'), shots, 1),
        },
        ['task', 'metric', 'score'],
      ),
    ),
  },
  ['version', 'run', 'results'],
);

/** A cell as some writer would write it. */
const cell = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  const written = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[",\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
};

/** A table; its rows may have a cell too many or too few. */
const table = (columns: Record<string, fc.Arbitrary<unknown>>, separator = ','): fc.Arbitrary<Shape> =>
  fc
    .tuple(
      fc.array(fc.tuple(...Object.values(columns)), { maxLength: 8 }),
      rarely(fc.constant(''), fc.constantFrom(',', ',x', '\n\n', '"')),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([rows, stray, end]) => {
      const lines = [Object.keys(columns), ...rows].map((cells) => cells.map(cell).join(separator));
      return { text: `${lines.join(end)}${stray}${end}` };
    });

const tidyColumns = {
  run,
  task,
  metric,
  score,
  stderr: small,
  n: count,
  params: size,
  params_kind: name('total', 'non-embedding'),
  tokens: size,
  'loss:c4': small,
  step: count,
  'factor:n_shot': shots,
  date,
};
const tidyCsv = table(tidyColumns);
const tidyRows = list(object(tidyColumns, ['run', 'task', 'metric', 'score']), 6);
const wideCsv = fc.oneof(
  table({ model: run, params: size, tokens: size, hellaswag: score, 'arc-c': score, 'c4 loss': small }),
  table({
    Name: run,
    _step: count,
    'eval/hellaswag/acc': score,
    'eval/c4/CrossEntropyLoss': small,
    'train/loss': small,
  }),
  table({
    Step: count,
    'ladder-1b - eval/acc': score,
    'ladder-1b - eval/acc__MIN': score,
    'ladder-1b - eval/acc__MAX': score,
  }),
);
const openCompass = table({
  dataset: task,
  version: name('aa11', '-'),
  metric: name('accuracy', 'naive_average', 'score'),
  mode: name('gen', 'ppl'),
  'ladder-1b': name('55.00', '-', '82.00 (7/8)', '1e999'),
  'ladder-70m': score,
});

const asLines = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Shape> =>
  fc
    .array(value, { minLength: 2, maxLength: 6 })
    .map((values) => ({ text: values.map((one) => JSON.stringify(one)).join('\n') }));
const asJson = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Shape> => value.map((one) => ({ value: one }));

/** An arbitrary per format of the registry, by its name; the test over it fails where a format has none. */
export const artifactShapes: Readonly<Record<string, fc.Arbitrary<Shape>>> = {
  native: asJson(nativeResult),
  'tidy-table': fc.oneof(
    tidyCsv,
    asJson(tidyRows),
    asLines(object(tidyColumns, ['run', 'task', 'metric', 'score'])),
  ),
  'wide-table': wideCsv,
  'lm-eval': asJson(lmEval),
  'lm-eval-legacy': asJson(lmEvalLegacy),
  'lm-eval-bigscience': asJson(bigScience),
  lighteval: asJson(lightEval),
  olmes: fc.oneof(asJson(olmesEntry), asJson(olmesSummary), asLines(olmesEntry)),
  opencompass: openCompass,
  'bigcode-eval': asJson(bigCode),
  'open-lm-model': asJson(openLmModel),
  'open-lm-eval': asJson(openLmEval),
  'every-eval-ever': asJson(eee),
  'helm-stats': asJson(helmStats),
  'helm-run-spec': asJson(helmRunSpec),
  inspect: asJson(inspectLog),
};
