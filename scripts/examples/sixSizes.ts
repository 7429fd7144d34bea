import { drawFor } from './draw.ts';
import { type ExampleFile, jsonFile, rounded, textFile } from './exampleFile.ts';
import { sixSizesReadme } from './sixSizesReadme.ts';
import { type SixSizesMetric, type SixSizesTask, sixSizes, sixSizesTasks } from './sixSizesTruth.ts';

type Size = (typeof sixSizes)[number];

/** The files of `examples/six-sizes`. */
export const sixSizesFiles = (): readonly ExampleFile[] => [
  ...sixSizes.map(resultsFile),
  runsManifest(),
  config(),
  plan(),
  sixSizesReadme(),
];

const organisation = 'example-lab';

const resultsFile = (size: Size): ExampleFile => {
  const name = `${organisation}/alder-${size.label}`;
  const rows = sixSizesTasks.map((task) => [task.task, resultRow(task, size)] as const);
  return jsonFile(
    `examples/six-sizes/evals/${organisation}__alder-${size.label}/results_${stamp(size.date)}.json`,
    {
      results: Object.fromEntries(rows),
      group_subtasks: Object.fromEntries(sixSizesTasks.map(({ task }) => [task, []])),
      configs: Object.fromEntries(sixSizesTasks.map((task) => [task.task, taskConfig(task, name)])),
      versions: Object.fromEntries(sixSizesTasks.map(({ task, version }) => [task, version])),
      'n-shot': Object.fromEntries(sixSizesTasks.map(({ task }) => [task, 0])),
      higher_is_better: Object.fromEntries(
        sixSizesTasks.map(({ task, metrics }) => [
          task,
          Object.fromEntries(metrics.map(({ metric }) => [metric, metric !== 'perplexity'])),
        ]),
      ),
      'n-samples': Object.fromEntries(
        sixSizesTasks.map(({ task, items }) => [task, { original: items, effective: items }]),
      ),
      config: {
        model: 'hf',
        model_args: `pretrained=${name},dtype=bfloat16`,
        model_num_parameters: size.params,
        model_dtype: 'torch.bfloat16',
        model_revision: 'main',
        model_sha: '',
        batch_size: '16',
        batch_sizes: [],
        device: 'cuda:0',
        use_cache: null,
        limit: null,
        bootstrap_iters: 100000,
        gen_kwargs: null,
        random_seed: 0,
        numpy_seed: 1234,
        torch_seed: 1234,
        fewshot_seed: 1234,
      },
      git_hash: null,
      date: Date.parse(size.date) / 1000,
      pretty_env_info: 'PyTorch version: 2.9.0+cu128\nOS: Linux',
      transformers_version: '4.57.6',
      lm_eval_version: '0.4.9.2',
      upper_git_hash: null,
      tokenizer_pad_token: ['<|endoftext|>', '0'],
      tokenizer_eos_token: ['<|endoftext|>', '0'],
      tokenizer_bos_token: ['<|endoftext|>', '0'],
      eot_token_id: 0,
      max_length: 2048,
      task_hashes: {},
      model_source: 'hf',
      model_name: name,
      model_name_sanitized: name.replace('/', '__'),
      system_instruction: null,
      system_instruction_sha: null,
      fewshot_as_multiturn: false,
      chat_template: null,
      chat_template_sha: null,
      total_evaluation_time_seconds: size.seconds,
    },
  );
};

const resultRow = (task: SixSizesTask, size: Size): Readonly<Record<string, number | string>> => ({
  alias: task.task,
  ...Object.fromEntries(
    task.metrics.flatMap((metric) => {
      const { score, standardError } = drawScore(task, metric, size);
      return [
        [`${metric.metric},none`, score],
        [`${metric.metric}_stderr,none`, standardError],
      ];
    }),
  ),
});

const drawScore = (
  task: SixSizesTask,
  metric: SixSizesMetric,
  size: Size,
): { readonly score: number; readonly standardError: number } => {
  const draw = drawFor(`${task.task} ${metric.metric} of alder-${size.label}`);
  const trueScore = metric.score(Math.log10(size.params)) + metric.runToRunSd * draw.normal();
  if (metric.metric === 'perplexity') {
    return { score: rounded(trueScore, 6), standardError: rounded(trueScore * 0.025, 6) };
  }
  const score = draw.binomial(task.items, trueScore) / task.items;
  return { score, standardError: Math.sqrt((score * (1 - score)) / (task.items - 1)) };
};

const taskConfig = (task: SixSizesTask, name: string): Readonly<Record<string, unknown>> => ({
  task: task.task,
  dataset_path: task.dataset,
  output_type: task.outputType,
  repeats: 1,
  num_fewshot: 0,
  metric_list: task.metrics.map(({ metric }) => ({
    metric,
    aggregation: metric === 'perplexity' ? 'perplexity' : 'mean',
    higher_is_better: metric !== 'perplexity',
  })),
  should_decontaminate: false,
  metadata: { version: task.version, pretrained: name },
});

/** A time as lm-evaluation-harness puts it into file names: the colons become hyphens. */
const stamp = (date: string): string => date.replace('Z', '').replaceAll(':', '-');

const runsManifest = (): ExampleFile =>
  textFile('examples/six-sizes/evals/runs.yml', [
    '# lm-evaluation-harness writes the parameters, but neither the tokens nor a loss.',
    'version: 1',
    'runs:',
    ...sixSizes.flatMap((size) => [
      `  - id: alder-${size.label}`,
      `    aliases: ["${organisation}/alder-${size.label}"]`,
      `    params: ${size.params}`,
      '    params_kind: total',
      '    tokens: 3.0e11',
    ]),
  ]);

const config = (): ExampleFile =>
  textFile('examples/six-sizes/.github/scaling-guard.yml', [
    'version: 1',
    'evidence:',
    '  - files: "evals/**/results_*.json"',
    'runs: evals/runs.yml',
    'scale: { axis: params }',
    'plans: "plans/*.yml"',
    'gate: { mode: enforce }',
  ]);

const plan = (): ExampleFile =>
  textFile('examples/six-sizes/plans/alder-7b.yml', [
    'version: 1',
    'plan: alder-7b',
    'owner: "@example-lab/training"',
    'applies-to: ["configs/alder-7b.yml"]',
    'claims:',
    '  - id: hellaswag-4b',
    '    task: hellaswag',
    '    metric: acc_norm',
    '    at: { params: 4.0e9 }',
    '    expect: ">= 0.55"',
    '    confidence: 0.8',
    '  - id: hellaswag-7b',
    '    task: hellaswag',
    '    metric: acc_norm',
    '    at: { params: 6.9e9 }',
    '    expect: ">= 0.85"',
    '    confidence: 0.8',
    '  - id: arc-challenge-7b',
    '    task: arc_challenge',
    '    metric: acc_norm',
    '    at: { params: 6.9e9 }',
    '    expect: ">= 0.40"',
    '    confidence: 0.8',
  ]);
