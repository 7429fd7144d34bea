/** Where a forecast is wanted. */
export interface ForecastTarget {
  /** The coordinate of `positionOf`: the negated loss, or the natural log of a count. Finite. */
  readonly position: number;
  /** Training compute of the target in FLOPs, where known: it gives the compute multiple. */
  readonly flops?: number | null;
  /**
   * Given where the loss is itself a prediction from params and tokens (two-stage). A loss that the claim
   * states is never replaced by a predicted one: then it is left out, or null.
   */
  readonly predictedLoss?: {
    /** Standard deviation of the predicted loss, relative to it. */
    readonly relativeError: number;
    /** Whether that deviation was measured by backtests; else the forecast counts as not calibrated. */
    readonly backtested: boolean;
  } | null;
}
