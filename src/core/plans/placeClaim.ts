import type { Curve } from '../curves/curve.ts';
import { corpusOf, isLossAxis, positionOf } from '../records/scaleAxis.ts';
import { formatScale } from '../text/formatScale.ts';
import type { Claim } from './claim.ts';
import type { Placement, PredictedLoss } from './claimAssessment.ts';

/** A predicted loss, or why there is none. */
export type LossPrediction =
  | ({ readonly kind: 'predicted' } & PredictedLoss)
  | { readonly kind: 'unknown'; readonly reason: string };

/** How a claim's params and tokens are turned into other quantities. */
export interface Conversions {
  /** Training FLOPs per parameter and token, with where the figure comes from. */
  readonly flopsPerParameterToken: { readonly value: number; readonly origin: string };
  /** The validation loss of a planned run, by a law fitted to the runs that stand on the curve. */
  predictLoss(curve: Curve, corpus: string, params: number, tokens: number): LossPrediction;
}

const unplaced = (reason: string): Placement => ({ kind: 'unplaced', reason });

/** Where the scale of a claim stands on a curve's axis. What the claim states itself is never replaced by a prediction. */
export const placeClaim = (
  { at }: Claim,
  curve: Curve,
  { flopsPerParameterToken, predictLoss }: Conversions,
): Placement => {
  const { axis } = curve;
  const { params, tokens } = at;
  const given = Object.keys(at).join(' and ');
  const { value, origin } = flopsPerParameterToken;
  const size = params === undefined || tokens === undefined ? null : { params, tokens };
  const flops = at.flops ?? (size === null ? null : value * size.params * size.tokens);
  const planned = flops === null ? null : { flops, scale: size };
  const placed = (
    scale: number,
    derivation: string | null,
    predictedLoss: PredictedLoss | null = null,
  ): Placement => ({
    kind: 'placed',
    axis,
    scale,
    position: positionOf(axis, scale),
    predictedLoss,
    flops,
    derivation,
    planned: at[axis] === undefined ? planned : null,
  });
  const stated = at[axis];
  if (stated !== undefined) return placed(stated, null);
  /** Without a place on the axis, a run whose compute is known can still be read by its compute, and by the losses of its size. */
  const offAxis = (reason: string): Placement =>
    planned === null ? unplaced(reason) : { kind: 'planned', planned, derivation: reason };

  if (axis === 'flops' && flops !== null)
    return placed(
      flops,
      `${formatScale('flops', flops)} = ${value.toPrecision(3)} × params × tokens, ${origin}`,
    );
  const corpus = corpusOf(axis);
  if (axis === 'task-loss' && size !== null)
    return offAxis('no loss on the task is stated, so that it is predicted from params and tokens');
  if (corpus === null || size === null) {
    const wanted = isLossAxis(axis) || axis === 'flops' ? `${axis}, or params and tokens` : axis;
    return offAxis(`the axis is ${axis}, but the claim states ${given}; state ${wanted}`);
  }
  const predicted = predictLoss(curve, corpus, size.params, size.tokens);
  if (predicted.kind === 'unknown') return offAxis(predicted.reason);
  const { loss, relativeError } = predicted;
  return placed(
    loss,
    `loss ${loss.toFixed(3)} ± ${(loss * relativeError).toFixed(3)} on ${corpus}, predicted from params and tokens`,
    predicted,
  );
};
