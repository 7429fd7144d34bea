/**
 * The true curves of `examples/lab`. The script draws the scores from these constants, and the lab's README is written
 * from the same ones, so that a reader can hold each verdict against the truth.
 */

/** The ladder: every size with every number of tokens per parameter, on each corpus. */
export const ladder = {
  sizes: [
    { label: '20m', params: 2e7 },
    { label: '40m', params: 4e7 },
    { label: '80m', params: 8e7 },
    { label: '160m', params: 1.6e8 },
    { label: '320m', params: 3.2e8 },
    { label: '640m', params: 6.4e8 },
  ],
  tokensPerParameter: [5, 10, 20, 40],
} as const;

/** The two pretraining corpora; `lossOffset` is added to the validation loss. */
export const corpora = [
  { name: 'aspen-web', label: 'web', lossOffset: 0 },
  { name: 'aspen-mix', label: 'mix', lossOffset: 0.03 },
] as const;

export type CorpusName = (typeof corpora)[number]['name'];

/** Validation loss: L(N, D) = floor + a / N^alpha + b / D^beta (the form of Hoffmann et al. 2022), in nats per token. */
export const lossLaw = { floor: 1.75, a: 350, alpha: 0.34, b: 420, beta: 0.29, runToRunSd: 0.005 } as const;

export const trueLoss = (params: number, tokens: number): number =>
  lossLaw.floor + lossLaw.a * params ** -lossLaw.alpha + lossLaw.b * tokens ** -lossLaw.beta;

/** One task of the lab. */
export interface LabTask {
  readonly task: string;
  /** What the task is imagined to be, for the README. */
  readonly about: string;
  readonly items: number;
  readonly chance: number;
  /** Standard deviation of the true score from run to run, beside the sampling of items. */
  readonly runToRunSd: number;
  /** The curve as the README prints it; L is the loss on aspen_val. */
  readonly formula: string;
  /** The true score at a loss, on a corpus. */
  readonly score: (loss: number, corpus: CorpusName) => number;
  /** The verdict that the shape should get. */
  readonly verdict: string;
  /** The runs that were evaluated; all of them where it is left out. */
  readonly evaluated?: { readonly sizes: readonly string[]; readonly tokensPerParameter: readonly number[] };
}

const ordinaryRunToRunSd = 0.005;

export const labTasks: readonly LabTask[] = [
  {
    task: 'sentence_completion',
    about: 'choose the sentence that goes on, four choices',
    items: 4000,
    chance: 0.25,
    runToRunSd: ordinaryRunToRunSd,
    formula: '0.24 + 0.42 · exp(−0.9 · (L − 2.4))',
    score: (loss) => 0.24 + 0.42 * Math.exp(-0.9 * (loss - 2.4)),
    verdict: 'predictable',
  },
  {
    task: 'passage_qa',
    about: 'answer from a passage, exact match',
    items: 2500,
    chance: 0,
    runToRunSd: ordinaryRunToRunSd,
    formula: '0.02 + 0.50 · exp(−1.1 · (L − 2.4))',
    score: (loss) => 0.02 + 0.5 * Math.exp(-1.1 * (loss - 2.4)),
    verdict: 'predictable',
  },
  {
    task: 'web_facts',
    about: 'short factual questions, exact match; the web corpus holds more of the facts',
    items: 2500,
    chance: 0,
    runToRunSd: ordinaryRunToRunSd,
    formula: '0.05 + 0.35 · exp(−0.8 · (L − 2.4)), and 0.06 less on aspen-mix',
    score: (loss, corpus) =>
      0.05 + 0.35 * Math.exp(-0.8 * (loss - 2.4)) - (corpus === 'aspen-mix' ? 0.06 : 0),
    verdict: 'predictable',
  },
  {
    task: 'common_misconceptions',
    about: 'two choices, one of them widely believed and false',
    items: 2000,
    chance: 0.5,
    runToRunSd: ordinaryRunToRunSd,
    formula: '0.52 − 0.20 · exp(−0.9 · (L − 2.4))',
    score: (loss) => 0.52 - 0.2 * Math.exp(-0.9 * (loss - 2.4)),
    verdict: 'inverse',
  },
  {
    task: 'negated_questions',
    about: 'two choices, the question is negated',
    items: 2000,
    chance: 0.5,
    runToRunSd: ordinaryRunToRunSd,
    formula: '0.50 + 0.12 · exp(−((L − 3.2) / 0.35)²)',
    score: (loss) => 0.5 + 0.12 * Math.exp(-(((loss - 3.2) / 0.35) ** 2)),
    verdict: 'nonmonotonic',
  },
  {
    task: 'essay_grading',
    about: 'agreement with a grader, yes or no; the prompt is brittle',
    items: 2000,
    chance: 0.5,
    runToRunSd: 0.06,
    formula: '0.55',
    score: () => 0.55,
    verdict: 'noisy',
  },
  {
    task: 'riddles',
    about: 'four choices, far above these models',
    items: 3000,
    chance: 0.25,
    runToRunSd: ordinaryRunToRunSd,
    formula: '0.25',
    score: () => 0.25,
    verdict: 'trendless',
  },
  {
    task: 'date_arithmetic',
    about: 'the day so many days later, exact match',
    items: 2000,
    chance: 0,
    runToRunSd: ordinaryRunToRunSd,
    formula: '0.03 + 0.4 / (1 + exp((L − 3.1) / 0.04))',
    score: (loss) => 0.03 + 0.4 / (1 + Math.exp((loss - 3.1) / 0.04)),
    verdict: 'breakthrough',
  },
  {
    task: 'long_recall',
    about: 'find a sentence in a long text; dear to run, so only a few runs have it',
    items: 2000,
    chance: 0,
    runToRunSd: ordinaryRunToRunSd,
    formula: '0.05 + 0.60 · exp(−1.2 · (L − 2.4))',
    score: (loss) => 0.05 + 0.6 * Math.exp(-1.2 * (loss - 2.4)),
    verdict: 'insufficient',
    evaluated: { sizes: ['160m', '320m', '640m'], tokensPerParameter: [20] },
  },
];
