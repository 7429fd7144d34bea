/**
 * The names under which each column of a training log is known, the plain one first. The others are those of Weights & Biases
 * exports and of the trainers that log there (Hugging Face, Lightning, OLMo, Megatron). Where a log has several, the first
 * of this list is read.
 */
export const logColumns = {
  step: ['step', '_step', 'Step', 'global_step', 'train/global_step', 'trainer/global_step', 'iteration'],
  loss: ['loss', 'train/loss', 'train_loss', 'train/CrossEntropyLoss', 'train/train_loss', 'lm loss'],
  rate: [
    'lr',
    'learning_rate',
    'train/lr',
    'train/learning_rate',
    'optim/learning_rate',
    'optim/learning_rate_group0',
  ],
  tokens: ['tokens', 'train/tokens', 'throughput/total_tokens', 'consumed_tokens'],
  run: ['run'],
} as const;

/** What stands between a run and a metric in the header of a chart's export, `web-160m - train/loss`. */
const CHART_SEPARATOR = ' - ';

/** Where the losses stand: in one column, or in one column a run. */
export type LossColumns =
  | { readonly kind: 'one'; readonly column: string }
  | {
      readonly kind: 'by-run';
      readonly columns: readonly { readonly run: string; readonly column: string }[];
    }
  | { readonly kind: 'none' };

/** The column of a log that holds one of the known facts; null where it has none. */
export const columnOf = (names: ReadonlySet<string>, fact: keyof typeof logColumns): string | null =>
  logColumns[fact].find((name) => names.has(name)) ?? null;

/** Finds the losses. `chosen` is the column that the config insists on; null to look for the known ones. */
export const lossColumns = (names: ReadonlySet<string>, chosen: string | null): LossColumns => {
  const wanted = chosen === null ? logColumns.loss : [chosen];
  const column = wanted.find((name) => names.has(name));
  if (column !== undefined) return { kind: 'one', column };
  for (const name of wanted) {
    const ending = CHART_SEPARATOR + name;
    const columns = [...names]
      .filter((one) => one.endsWith(ending) && one.length > ending.length)
      .map((one) => ({ run: one.slice(0, -ending.length), column: one }));
    if (columns.length > 0) return { kind: 'by-run', columns };
  }
  return { kind: 'none' };
};
