/** One training, or a checkpoint of one, as the lab knows it. */
export interface LabRun {
  readonly id: string;
  readonly corpus: 'web' | 'mix';
  readonly params: number;
  readonly tokens: number;
  /** Validation loss, nats per token. */
  readonly loss: number;
  /** Null for a finished run. */
  readonly step: number | null;
}

/** Loss of a run on the lab's validation corpus: the form of Hoffmann et al. with their published constants. */
const lossOf = (params: number, tokens: number, corpus: LabRun['corpus']): number =>
  1.69 +
  406.4 / Math.exp(0.34 * Math.log(params)) +
  410.7 / Math.exp(0.28 * Math.log(tokens)) +
  (corpus === 'mix' ? 0.06 : 0);

const rounded = (loss: number): number => Number(loss.toFixed(4));

/** A finished run of so many million parameters, trained on 20 tokens for each. */
export const runOf = (corpus: LabRun['corpus'], millions: number): LabRun => {
  const [params, tokens] = [millions * 1e6, millions * 20e6];
  return {
    id: `${corpus}-${millions}m`,
    corpus,
    params,
    tokens,
    loss: rounded(lossOf(params, tokens, corpus)),
    step: null,
  };
};

/** The same training from another seed: its loss is another in the third digit. */
const replicateOf = (run: LabRun): LabRun => ({
  ...run,
  id: `${run.id}-seed2`,
  loss: rounded(run.loss + 0.004),
});

/** A run after a share of its 20,000 steps. */
export const checkpointOf = (run: LabRun, share: number): LabRun => {
  const tokens = run.tokens * share;
  return {
    ...run,
    tokens,
    loss: rounded(lossOf(run.params, tokens, run.corpus)),
    step: Math.round(20_000 * share),
  };
};

const SIZES = [20, 40, 80, 160, 320, 640, 1280];

const finished: readonly LabRun[] = (['web', 'mix'] as const).flatMap((corpus) =>
  SIZES.map((size) => runOf(corpus, size)),
);

/** Seven sizes on two corpora, and one size from a second seed. */
export const labRuns: readonly LabRun[] = [...finished, replicateOf(runOf('web', 160))];

/** Checkpoints that were evaluated beside their finished runs. */
export const labCheckpoints: readonly LabRun[] = [
  checkpointOf(runOf('web', 640), 0.25),
  checkpointOf(runOf('web', 640), 0.5),
];
