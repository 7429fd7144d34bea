import type { LossPrediction } from '../upstream/predictLoss.ts';
import type { ForecastTarget } from './forecastTarget.ts';

/**
 * The target on a loss axis for a claim that gives params and tokens only: the predicted loss with its own error. Where the claim states the
 * loss, use that: a stated loss is never replaced by a predicted one. `flops` is the planned compute, null where unknown.
 */
export const twoStageTarget = (prediction: LossPrediction, flops: number | null): ForecastTarget => ({
  position: -prediction.loss,
  flops,
  predictedLoss: { relativeError: prediction.relativeError, backtested: prediction.backtested },
});
