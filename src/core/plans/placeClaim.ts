import type { Curve } from '../curves/curve.ts';
import { corpusOf, positionOf, type ScaleAxis } from '../records/scaleAxis.ts';
import { formatScale } from '../text/formatScale.ts';
import type { Claim } from './claim.ts';
import type { Placement } from './claimAssessment.ts';

/** A loss predicted from params and tokens, in nats, with its standard deviation (above 0); or why there is none. */
export type PredictedLoss =
  | { readonly kind: 'predicted'; readonly loss: number; readonly sd: number }
  | { readonly kind: 'unknown'; readonly reason: string };

/** How a claim's params and tokens are turned into other quantities. */
export interface Conversions {
  /** Training FLOPs per parameter and token, with where the figure comes from; null where nothing states it. */
  readonly flopsPerParameterToken: { readonly value: number; readonly origin: string } | null;
  /** The validation loss of a planned run, by a law fitted to the runs that stand on the curve. */
  predictLoss(curve: Curve, corpus: string, params: number, tokens: number): PredictedLoss;
}

const placed = (axis: ScaleAxis, scale: number, derivation: string | null, positionSd = 0): Placement => ({
  kind: 'placed',
  axis,
  scale,
  position: positionOf(axis, scale),
  positionSd,
  route: positionSd > 0 ? 'two-stage' : 'direct',
  derivation,
});

const unplaced = (reason: string): Placement => ({ kind: 'unplaced', reason });

/** Where the scale of a claim stands on a curve's axis. What the claim states itself is never replaced by a prediction. */
export const placeClaim = (
  claim: Claim,
  curve: Curve,
  { flopsPerParameterToken, predictLoss }: Conversions,
): Placement => {
  const { axis } = curve;
  const { at } = claim;
  const stated = at[axis];
  if (stated !== undefined) return placed(axis, stated, null);
  const { params, tokens } = at;
  const given = Object.keys(at).join(' and ');
  if (axis === 'params' || axis === 'tokens' || axis === 'task-loss')
    return unplaced(`the axis is ${axis}, but the claim states ${given}; add ${axis} to its \`at\``);
  if (params === undefined || tokens === undefined)
    return unplaced(
      `the axis is ${axis}, but the claim states ${given}; state ${axis}, or params and tokens`,
    );

  const corpus = corpusOf(axis);
  if (corpus === null) {
    if (flopsPerParameterToken === null)
      return unplaced(
        'no run states flops, params and tokens together, so the claim cannot be converted; state `scale.flops` in the config',
      );
    const { value, origin } = flopsPerParameterToken;
    const flops = value * params * tokens;
    return placed(
      axis,
      flops,
      `${formatScale('flops', flops)} = ${value.toPrecision(3)} × params × tokens, ${origin}`,
    );
  }
  const predicted = predictLoss(curve, corpus, params, tokens);
  if (predicted.kind === 'unknown') return unplaced(predicted.reason);
  const { loss, sd } = predicted;
  return placed(
    axis,
    loss,
    `loss ${loss.toFixed(3)} ± ${sd.toFixed(3)} on ${corpus}, predicted from params and tokens`,
    sd,
  );
};
