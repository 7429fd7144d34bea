import { power } from '../stats/power.ts';
import { quantile, sortedNumbers } from '../stats/quantile.ts';
import type { ChinchillaDraws } from './chinchillaErrors.ts';
import { type ChinchillaParameters, chinchillaLoss } from './chinchillaLaw.ts';
import { type ComputeOptimum, computeOptimal } from './computeOptimal.ts';
import type { RunScale } from './upstreamRun.ts';

/** A planned run beside the compute-optimal run of the same compute. */
export interface PlannedAllocation {
  readonly plan: RunScale;
  readonly optimal: ComputeOptimum;
  /**
   * Planned tokens per parameter over the optimal: above 1 a longer training of a smaller model, below 1 a shorter one of a
   * larger model.
   */
  readonly ratio: number;
  /** 5% and 95% points of that ratio over resamples of the runs; null where too few of them could be fitted. */
  readonly interval: readonly [number, number] | null;
  /** Loss above the optimum's, in nats per token; at least 0. */
  readonly lossPenalty: number;
  /** The share of the plan's compute with which the optimal allocation reaches the plan's loss; at most 1. */
  readonly computeShare: number;
}

/** Params × tokens: at equal compute the FLOPs of each cancel. */
const product = ({ params, tokens }: RunScale): number => params * tokens;

const ratioTo = (parameters: ChinchillaParameters, plan: RunScale): number => {
  const optimal = computeOptimal(parameters, product(plan), 1);
  return plan.tokens / plan.params / (optimal.tokens / optimal.params);
};

/** How far a planned run is from the allocation of least loss for its compute, by a fitted L(N, D) and its resamples. */
export const plannedAllocation = (
  parameters: ChinchillaParameters,
  draws: ChinchillaDraws,
  plan: RunScale,
): PlannedAllocation => {
  const { E, alpha, beta } = parameters;
  const optimal = computeOptimal(parameters, product(plan), 1);
  const loss = chinchillaLoss(parameters, plan.params, plan.tokens);
  const ratios = sortedNumbers(draws.map((draw) => ratioTo(draw, plan)));
  // Along the frontier the reducible loss is a power of compute, with the exponent -alpha beta / (alpha + beta).
  const share = power((loss - E) / (optimal.loss - E), -(alpha + beta) / (alpha * beta));
  return {
    plan,
    optimal,
    ratio: ratioTo(parameters, plan),
    interval: ratios.length === 0 ? null : [quantile(ratios, 0.05), quantile(ratios, 0.95)],
    lossPenalty: Math.max(0, loss - optimal.loss),
    computeShare: Math.min(1, share),
  };
};
