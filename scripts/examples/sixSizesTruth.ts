/** The true curves of `examples/six-sizes`: six sizes of one imagined family, all trained on 300 billion tokens. */
export const sixSizes = [
  { label: '70m', params: 71_303_168, date: '2026-03-02T08:14:09.118Z', seconds: '212.4017' },
  { label: '150m', params: 151_519_232, date: '2026-03-02T08:21:40.502Z', seconds: '318.9932' },
  { label: '350m', params: 352_321_536, date: '2026-03-02T08:35:02.377Z', seconds: '604.1120' },
  { label: '750m', params: 748_683_264, date: '2026-03-02T09:02:55.941Z', seconds: '1118.6451' },
  { label: '1.4b', params: 1_414_529_024, date: '2026-03-03T07:48:31.266Z', seconds: '1902.3308' },
  { label: '2.8b', params: 2_785_017_856, date: '2026-03-03T09:15:27.804Z', seconds: '3409.7715' },
] as const;

/** One metric of a task. */
export interface SixSizesMetric {
  readonly metric: 'acc' | 'acc_norm' | 'perplexity';
  readonly runToRunSd: number;
  /** The curve as the README prints it; s is log10 of the parameters. */
  readonly formula: string;
  /** The true score at log10 of the parameters. */
  readonly score: (size: number) => number;
}

export interface SixSizesTask {
  readonly task: string;
  readonly dataset: string;
  readonly outputType: 'multiple_choice' | 'loglikelihood';
  readonly items: number;
  readonly version: number;
  readonly metrics: readonly SixSizesMetric[];
}

/** A logistic in log10 of the parameters, from `floor` to `floor + rise`. */
const logistic = (
  metric: SixSizesMetric['metric'],
  floor: number,
  rise: number,
  middle: number,
  width: number,
): SixSizesMetric => ({
  metric,
  runToRunSd: 0.005,
  formula: `${floor} + ${rise} / (1 + exp((${middle} − s) / ${width}))`,
  score: (size) => floor + rise / (1 + Math.exp((middle - size) / width)),
});

const constant = (metric: SixSizesMetric['metric'], level: number, runToRunSd: number): SixSizesMetric => ({
  metric,
  runToRunSd,
  formula: `${level}`,
  score: () => level,
});

const perplexity: SixSizesMetric = {
  metric: 'perplexity',
  runToRunSd: 0.05,
  formula: '3 + 40 · exp(−1.6 · (s − 7.8))',
  score: (size) => 3 + 40 * Math.exp(-1.6 * (size - 7.8)),
};

export const sixSizesTasks: readonly SixSizesTask[] = [
  {
    task: 'arc_challenge',
    dataset: 'allenai/ai2_arc',
    outputType: 'multiple_choice',
    items: 1172,
    version: 1,
    metrics: [logistic('acc', 0.17, 0.4, 9.7, 0.45), logistic('acc_norm', 0.21, 0.38, 9.7, 0.45)],
  },
  {
    task: 'arc_easy',
    dataset: 'allenai/ai2_arc',
    outputType: 'multiple_choice',
    items: 2376,
    version: 1,
    metrics: [logistic('acc', 0.27, 0.55, 8.7, 0.5), logistic('acc_norm', 0.27, 0.48, 8.7, 0.5)],
  },
  {
    task: 'boolq',
    dataset: 'super_glue',
    outputType: 'multiple_choice',
    items: 3270,
    version: 2,
    metrics: [constant('acc', 0.58, 0.04)],
  },
  {
    task: 'hellaswag',
    dataset: 'hellaswag',
    outputType: 'multiple_choice',
    items: 10042,
    version: 1,
    metrics: [logistic('acc', 0.25, 0.42, 9.1, 0.42), logistic('acc_norm', 0.25, 0.58, 9, 0.42)],
  },
  {
    task: 'lambada_openai',
    dataset: 'EleutherAI/lambada_openai',
    outputType: 'loglikelihood',
    items: 5153,
    version: 1,
    metrics: [perplexity, logistic('acc', 0.02, 0.74, 8.5, 0.4)],
  },
  {
    task: 'piqa',
    dataset: 'piqa',
    outputType: 'multiple_choice',
    items: 1838,
    version: 1,
    metrics: [logistic('acc', 0.5, 0.32, 8.3, 0.6), logistic('acc_norm', 0.5, 0.32, 8.3, 0.6)],
  },
  {
    task: 'sciq',
    dataset: 'allenai/sciq',
    outputType: 'multiple_choice',
    items: 1000,
    version: 1,
    metrics: [logistic('acc', 0.3, 0.66, 7.7, 0.45)],
  },
  {
    task: 'winogrande',
    dataset: 'winogrande',
    outputType: 'multiple_choice',
    items: 1267,
    version: 1,
    metrics: [logistic('acc', 0.5, 0.3, 9.5, 0.35)],
  },
];
