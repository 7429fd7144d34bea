const LOSS = 'loss:';

/**
 * Whether a score is a validation loss that its runs state as a fact too: `loss` with the corpus as the task, or `loss:<corpus>`.
 *
 * @param corpora those of all runs
 */
export const isLossOfRun = (task: string, metric: string, corpora: ReadonlySet<string>): boolean =>
  metric === 'loss' ? corpora.has(task) : metric.startsWith(LOSS) && corpora.has(metric.slice(LOSS.length));
