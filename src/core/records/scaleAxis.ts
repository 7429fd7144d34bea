/**
 * What stands on x: `loss:<corpus>` (a validation loss in nats per token), `task-loss` (the loss on the task's own gold
 * answers, a fact of the record), or `flops`, `params`, `tokens` (counts, read on a log scale).
 */
export type ScaleAxis = `loss:${string}` | 'task-loss' | 'flops' | 'params' | 'tokens';

/** Whether more scale lies to the left, as on a loss. */
export const isLossAxis = (axis: ScaleAxis): boolean => axis === 'task-loss' || axis.startsWith('loss:');

/** The corpus of a validation-loss axis, or null. */
export const corpusOf = (axis: ScaleAxis): string | null =>
  axis.startsWith('loss:') ? axis.slice('loss:'.length) : null;

/**
 * The coordinate in which more scale is to the right: the negated loss, or the natural log of a count.
 * `scale` is finite, and greater than 0 on a log axis.
 */
export const positionOf = (axis: ScaleAxis, scale: number): number =>
  isLossAxis(axis) ? -scale : Math.log(scale);

/** The inverse of `positionOf`. */
export const scaleAt = (axis: ScaleAxis, position: number): number =>
  isLossAxis(axis) ? -position : Math.exp(position);
