import { isLossAxis, type ScaleAxis } from '../../records/scaleAxis.ts';
import type { RunScale } from '../../upstream/upstreamRun.ts';

/**
 * A way from a planned run to a score: the score is read on this axis. On a count the planned run's own count is taken
 * (direct); on a loss, the loss that L(N, D) predicts for it (two-stage).
 */
export type Route = ScaleAxis;

/** `direct` or `two-stage`. */
export const routeKind = (route: Route): 'direct' | 'two-stage' =>
  isLossAxis(route) ? 'two-stage' : 'direct';

/** A run that is planned, not trained. */
export interface PlannedRun {
  /** Training compute in FLOPs. */
  readonly flops: number;
  /** Null where only its compute is stated: then no loss can be predicted for it. */
  readonly scale: RunScale | null;
}

/** Where a planned run stands on an axis of counts; null where that is not stated. */
export const plannedCount = (route: Route, { flops, scale }: PlannedRun): number | null => {
  if (route === 'flops') return flops;
  return route === 'params' || route === 'tokens' ? (scale?.[route] ?? null) : null;
};
