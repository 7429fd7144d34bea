import type { Curve } from '../curves/curve.ts';
import { corpusOf, positionOf } from '../records/scaleAxis.ts';
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
  const flops = at.flops ?? (params === undefined || tokens === undefined ? null : value * params * tokens);
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
  });

  const stated = at[axis];
  if (stated !== undefined) return placed(stated, null);
  if (axis === 'params' || axis === 'tokens' || axis === 'task-loss')
    return unplaced(`the axis is ${axis}, but the claim states ${given}; add ${axis} to its \`at\``);
  if (params === undefined || tokens === undefined)
    return unplaced(
      `the axis is ${axis}, but the claim states ${given}; state ${axis}, or params and tokens`,
    );

  const corpus = corpusOf(axis);
  if (corpus === null) {
    const derived = value * params * tokens;
    return placed(
      derived,
      `${formatScale('flops', derived)} = ${value.toPrecision(3)} × params × tokens, ${origin}`,
    );
  }
  const predicted = predictLoss(curve, corpus, params, tokens);
  if (predicted.kind === 'unknown') return unplaced(predicted.reason);
  const { loss, relativeError } = predicted;
  return placed(
    loss,
    `loss ${loss.toFixed(3)} ± ${(loss * relativeError).toFixed(3)} on ${corpus}, predicted from params and tokens`,
    predicted,
  );
};
