import type { BacktestPrediction } from './backtestCurve.ts';
import { backtestLimits } from './limits.ts';

/** A prediction with the weight of its error. */
export interface WeightedPrediction<Prediction extends BacktestPrediction = BacktestPrediction> {
  readonly prediction: Prediction;
  readonly weight: number;
}

/**
 * Weights of errors: a hidden score that was predicted k times counts 1/sqrt(k) each time, since its errors
 * are nearly one error; and the less of its ladder an origin had seen, the less it says of the next step.
 */
export const weightPredictions = <Prediction extends BacktestPrediction>(
  predictions: readonly Prediction[],
): readonly WeightedPrediction<Prediction>[] => {
  const times = new Map<string, Map<number, number>>();
  for (const { curve, hiddenT } of predictions) {
    const ofCurve = times.get(curve) ?? new Map<number, number>();
    times.set(curve, ofCurve);
    ofCurve.set(hiddenT, (ofCurve.get(hiddenT) ?? 0) + 1);
  }
  return predictions.map((prediction) => ({
    prediction,
    weight:
      Math.exp(-backtestLimits.originDecay * (1 - prediction.seen / prediction.runs)) /
      Math.sqrt(times.get(prediction.curve)?.get(prediction.hiddenT) ?? 1),
  }));
};

/** The drift per unit of distance that errors up to some t show. */
export type DriftUpTo = (t: number) => number;

/**
 * Errors that grow with distance in one direction over all tasks are a drift: forecasts of this kind tend to
 * be too low, or too high. drift = sum w h e / (prior + sum w h²), over the errors whose hidden run lies at
 * or before t, so that a backtest never uses a run beyond its origin. Infinity for all of them.
 */
export const pooledDrift = (weighted: readonly WeightedPrediction[]): DriftUpTo => {
  const sorted = weighted.toSorted((a, b) => a.prediction.hiddenT - b.prediction.hiddenT);
  const upTo = new Float64Array(sorted.length);
  const drift = new Float64Array(sorted.length);
  let above = 0;
  let below: number = backtestLimits.driftPrior;
  for (const [index, { prediction, weight }] of sorted.entries()) {
    above += weight * prediction.distance * (prediction.actual - prediction.mean);
    below += weight * prediction.distance * prediction.distance;
    upTo[index] = prediction.hiddenT;
    drift[index] = above / below;
  }
  return (t) => {
    let low = 0;
    let high = upTo.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) <= t) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (drift[low - 1] ?? 0);
  };
};
