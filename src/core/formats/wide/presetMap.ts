import {
  type ColumnMap,
  type ColumnPreset,
  type ColumnReference,
  emptyColumnMap,
  type ScoreColumn,
} from './columnMap.ts';

/** What the user writes of one preset or another: the first column of a list that the table has is meant. */
const RUN_NAMES: Readonly<Record<ColumnPreset, readonly string[]>> = {
  wandb: ['Name', 'name', 'run', 'Run', 'run_name', 'run.name'],
  leaderboard: ['Model', 'model', 'model_name', 'Model Name', 'fullname', 'name', 'Name', 'eval_name'],
};

const STEPS = ['_step', 'Step', 'step', 'trainer/global_step', 'global_step', 'train/global_step'];

const NUMBERS: Readonly<Record<string, readonly ColumnReference[]>> = {
  params: [
    { column: 'params', times: 1 },
    { column: 'Model Size (B)', times: 1e9 },
    { column: '#Params (B)', times: 1e9 },
    { column: 'Params (B)', times: 1e9 },
    { column: 'Params (M)', times: 1e6 },
  ],
  tokens: [
    { column: 'tokens', times: 1 },
    { column: 'throughput/total_tokens', times: 1 },
    { column: 'train/tokens', times: 1 },
    { column: 'Pretraining Data Size (T)', times: 1e12 },
    { column: 'Tokens (T)', times: 1e12 },
    { column: 'Tokens (B)', times: 1e9 },
  ],
  flops: [
    { column: 'flops', times: 1 },
    { column: 'FLOPs (1E21)', times: 1e21 },
    { column: 'throughput/total_training_Gflops', times: 1e9 },
  ],
};

const score = (task: string, metric: string, stderr: string | null = null): ScoreColumn => ({
  task,
  metric,
  unit: null,
  stderr,
  items: null,
  factors: {},
});

/** Metrics whose names end a column's name, as harnesses and the OLMo ladder write them, with or without a filter. */
const METRICS = [
  'acc',
  'acc_norm',
  'bleu',
  'byte_perplexity',
  'exact_match',
  'exact_match,flexible-extract',
  'exact_match,strict-match',
  'f1',
  'len_norm',
  'mc1',
  'mc2',
  'word_perplexity',
];

const wandb: ColumnMap = {
  ...emptyColumnMap,
  preset: 'wandb',
  numbers: { 'loss:*': { column: 'eval/*/CrossEntropyLoss', times: 1 } },
  scores: Object.fromEntries(
    METRICS.flatMap((metric) => [
      [`eval/downstream/*_${metric}`, score('*', metric)],
      [`*/${metric}`, score('*', metric, `*/${metric}_stderr`)],
    ]),
  ),
  taskLoss: { 'eval/downstream_bpb/*_bpb': '*' },
  ignore: [
    '*__MIN',
    '*__MAX',
    '_*',
    'Created',
    'Runtime',
    'batch_size*',
    'eval/downstream_soft*',
    'learning_rate*',
    'lr',
    'optim/*',
    'seed',
    'system/*',
    'throughput/*',
    'train/*',
  ],
};

/** The metric of the columns of well-known leaderboards, where their names do not end in one. */
const BENCHMARKS: Readonly<Record<string, string>> = {
  ARC: 'acc_norm',
  'ARC-C': 'acc_norm',
  GSM8K: 'acc',
  HellaSwag: 'acc_norm',
  HumanEval: 'pass@1',
  MMLU: 'acc',
  TruthfulQA: 'mc2',
  Winograd: 'acc',
  Winogrande: 'acc',
  XWinograd: 'acc',
};

const leaderboard: ColumnMap = {
  ...emptyColumnMap,
  preset: 'leaderboard',
  paramsKind: 'unknown',
  scores: {
    ...Object.fromEntries(
      Object.entries(BENCHMARKS).map(([column, metric]) => [column, score(column, metric)]),
    ),
    ...Object.fromEntries(METRICS.map((metric) => [`*_${metric}`, score('*', metric)])),
  },
  ignore: ['Average*', 'Avg*', 'average*', 'avg*'],
};

const PRESETS: Readonly<Record<ColumnPreset, ColumnMap>> = { wandb, leaderboard };

/**
 * The columns that a preset finds among those of a table, with the user's own map before it. Where the user maps a column
 * to anything, the preset says nothing of it.
 */
export const presetMap = (own: ColumnMap, columns: ReadonlySet<string>): ColumnMap => {
  if (own.preset === null) return own;
  const preset = PRESETS[own.preset];
  const taken = new Set([
    ...own.run,
    ...[own.task, own.metric].filter((column) => column !== null),
    ...Object.values(own.numbers).map(({ column }) => column),
    ...Object.values(own.factors),
  ]);
  const free = (column: string): boolean => columns.has(column) && !taken.has(column);
  const numbers: Record<string, ColumnReference> = { ...preset.numbers };
  for (const [fact, references] of Object.entries(NUMBERS)) {
    const found = references.find(({ column }) => free(column));
    if (found !== undefined) numbers[fact] = found;
  }
  const step = own.preset === 'wandb' ? STEPS.find(free) : undefined;
  if (step !== undefined) numbers.step = { column: step, times: 1 };
  return {
    preset: own.preset,
    run: own.run.length > 0 ? own.run : RUN_NAMES[own.preset].filter(free).slice(0, 1),
    task: own.task,
    metric: own.metric,
    paramsKind: own.paramsKind ?? preset.paramsKind,
    numbers: { ...numbers, ...own.numbers },
    factors: own.factors,
    scores: { ...preset.scores, ...own.scores },
    taskLoss: { ...preset.taskLoss, ...own.taskLoss },
    ignore: [...preset.ignore, ...own.ignore],
  };
};
