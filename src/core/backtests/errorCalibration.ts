import type { BacktestPrediction } from './backtestCurve.ts';
import { type ErrorQuantiles, errorQuantiles, quantileGuard, type Side } from './errorQuantiles.ts';
import { backtestLimits } from './limits.ts';
import { type DriftUpTo, pooledDrift, weightPredictions } from './pooledDrift.ts';
import { fitScale, type ScaleCoefficients, scaleOf } from './scaleModel.ts';
import { withinLimits } from './withinLimits.ts';

/** A kept prediction after drift correction, with its error (actual - predicted). */
interface KeptError {
  readonly prediction: BacktestPrediction;
  readonly weight: number;
  readonly predicted: number;
  readonly error: number;
}

/** A kept hidden score beside what was predicted for it, with limits that its own training run had no part in. */
export interface HeldOutScore extends KeptError {
  /** Size of the error that was to be expected. */
  readonly sigma: number;
  /** The limits of error / sigma. */
  readonly low: number;
  readonly high: number;
}

/** What the backtests of an axis taught. In forecast units. */
export interface ErrorCalibration {
  /** Drift per unit of distance, to be added to a forecast. */
  readonly drift: number;
  readonly scale: ScaleCoefficients;
  /** Kept origins × curves. */
  readonly folds: number;
  /** Weighted mean of |error| over the kept predictions; null of none. */
  readonly meanAbsoluteError: number | null;
  /**
   * The p-quantile of error / sigma from these backtests, guarded for few tasks; null where there is no
   * error.
   */
  quantile(p: number, side: Side): number | null;
  /**
   * Every kept hidden score between two quantiles which its own training run had no part in: for every hidden training run
   * the quantiles are taken from the errors of all others (scale, drift and guard are not taken anew).
   */
  heldOut(
    lower: number,
    upper: number,
    adjust: (quantile: number | null, p: number) => number,
  ): readonly HeldOutScore[];
}

const noDrift: DriftUpTo = () => 0;

/** The pooled drift, or none where the kept predictions err clearly more with it: it is the bias of other tasks then. */
const supportedDrift = (predictions: readonly BacktestPrediction[]): DriftUpTo => {
  const driftUpTo = pooledDrift(weightPredictions(predictions));
  let plain = 0;
  let drifted = 0;
  for (const { prediction, weight } of weightPredictions(predictions.filter(({ kept }) => kept))) {
    const { mean, actual, distance, originT, limits } = prediction;
    plain += weight * Math.abs(actual - mean);
    drifted += weight * Math.abs(actual - withinLimits(mean + driftUpTo(originT) * distance, limits));
  }
  return drifted > backtestLimits.driftHarm * plain ? noDrift : driftUpTo;
};

/**
 * Learns drift, scale and quantiles from all predictions. With `shipped` given, the scale is that one instead
 * of a fitted one (too little local evidence to fit it). Predictions of early origins take part in the drift
 * only. Distances are not cut off at the claim's: the scale knows the distance, and so no claim's forecast
 * depends on which other claims there are.
 */
export const calibrateErrors = (
  predictions: readonly BacktestPrediction[],
  shipped: ScaleCoefficients | null,
): ErrorCalibration => {
  const driftUpTo = supportedDrift(predictions);
  const kept: readonly KeptError[] = weightPredictions(
    predictions.filter((prediction) => prediction.kept),
  ).map(({ prediction, weight }) => {
    const { mean, distance, originT, limits, actual } = prediction;
    const predicted = withinLimits(mean + driftUpTo(originT) * distance, limits);
    return { prediction, weight, predicted, error: actual - predicted };
  });
  const scale = shipped ?? fitScale(kept);
  const scaled = kept.map((one) => ({ ...one, sigma: scaleOf(scale, one.prediction) }));
  const quantiles: ErrorQuantiles = errorQuantiles(
    scaled.map(({ prediction, weight, error, sigma }) => ({
      value: error / sigma,
      weight,
      task: prediction.task,
      hiddenRun: prediction.hiddenRun,
    })),
  );
  const totalWeight = kept.reduce((sum, { weight }) => sum + weight, 0);

  const guards = new Map<number, number>();
  const guardAt = (p: number): number => {
    const guard = guards.get(p) ?? quantileGuard(quantiles, p);
    guards.set(p, guard);
    return guard;
  };
  const guarded = (p: number, side: Side, withoutRun?: string): number | null => {
    const plain = quantiles.at(p, withoutRun);
    if (plain === null) return null;
    return side === 'lower' ? plain - guardAt(p) : plain + guardAt(p);
  };
  const remembered = new Map<string, number | null>();

  return {
    drift: driftUpTo(Number.POSITIVE_INFINITY),
    scale,
    folds: new Set(kept.map(({ prediction }) => `${prediction.seen} ${prediction.curve}`)).size,
    meanAbsoluteError:
      totalWeight > 0
        ? kept.reduce((sum, { weight, error }) => sum + weight * Math.abs(error), 0) / totalWeight
        : null,
    quantile: (p, side) => {
      const key = `${side} ${p}`;
      const before = remembered.get(key);
      if (before !== undefined) return before;
      const value = guarded(p, side);
      remembered.set(key, value);
      return value;
    },
    heldOut: (lower, upper, adjust) => {
      const limits = new Map(
        quantiles.hiddenRuns.map((run) => [
          run,
          {
            low: adjust(guarded(lower, 'lower', run), lower),
            high: adjust(guarded(upper, 'upper', run), upper),
          },
        ]),
      );
      return scaled.flatMap((one) => {
        const limit = limits.get(one.prediction.hiddenRun);
        return limit === undefined ? [] : [{ ...one, ...limit }];
      });
    },
  };
};
