/** Whether a score is the validation loss of its run itself: `loss` with the corpus as the task, or `loss:<corpus>`. */
export const isLossMetric = (metric: string): boolean => metric === 'loss' || metric.startsWith('loss:');
