import { formatCount } from '../text/formatCount.ts';
import { formatScale } from '../text/formatScale.ts';
import { formatShare } from '../text/formatShare.ts';
import { trainingLimits } from './limits.ts';
import type { TrainingEvent } from './trainingEvent.ts';

/** How far a run came, and how far it was meant to come. Null is unknown. */
export interface RunLength {
  readonly lastStep: number;
  readonly lastTokens: number | null;
  /** Tokens and step of the run's last checkpoint, as the evidence states them. */
  readonly declaredTokens: number | null;
  readonly declaredStep: number | null;
}

const unfinished = (step: number, reached: number, meant: number, seen: string): TrainingEvent => ({
  kind: 'unfinished',
  step,
  size: 1 - reached / meant,
  unhealthy: true,
  sentence: `unfinished: ${seen}, ${formatShare(reached / meant)} of the way`,
});

/** The step at which most logs of a group end; null where there are too few of them, or no such step. */
export const commonEnd = (lastSteps: readonly number[]): number | null => {
  const { finishedShare, companions, companionShare } = trainingLimits;
  const sorted = [...lastSteps].sort((a, b) => a - b);
  let best: { readonly end: number; readonly count: number } | null = null;
  let from = 0;
  for (const [index, end] of sorted.entries()) {
    while ((sorted[from] ?? end) < finishedShare * end) from++;
    const count = index + 1 - from;
    if (best === null || count >= best.count) best = { end, count };
  }
  return best !== null && best.count >= companions && best.count >= companionShare * sorted.length
    ? best.end
    : null;
};

/**
 * Whether a run ends before it should: before its declared tokens, else before its declared step, else before the step at
 * which most logs that were named with it end. Null where it does not, or where none of them is known.
 */
export const endsEarly = (
  { lastStep, lastTokens, declaredTokens, declaredStep }: RunLength,
  groupEnd: number | null,
): TrainingEvent | null => {
  const isShort = (reached: number, meant: number): boolean => reached < trainingLimits.finishedShare * meant;
  if (declaredTokens !== null && lastTokens !== null) {
    const seen = `the log ends at ${formatScale('tokens', lastTokens)} of ${formatScale('tokens', declaredTokens)}`;
    return isShort(lastTokens, declaredTokens)
      ? unfinished(lastStep, lastTokens, declaredTokens, seen)
      : null;
  }
  const [meant, whose] =
    declaredStep !== null ? [declaredStep, ''] : [groupEnd, ', where most of the others end'];
  if (meant === null || !isShort(lastStep, meant)) return null;
  const seen = `the log ends at step ${formatCount(lastStep)} of ${formatCount(meant)}${whose}`;
  return unfinished(lastStep, lastStep, meant, seen);
};
