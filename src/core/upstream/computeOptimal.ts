import { type ChinchillaParameters, chinchillaLoss } from './chinchillaLaw.ts';
import type { RunScale } from './upstreamRun.ts';

/** The allocation of least loss for a compute budget, and that loss in nats per token. */
export interface ComputeOptimum extends RunScale {
  readonly loss: number;
}

/**
 * The params and tokens of least loss for `flops` FLOPs, where a run costs `flopsPerParameterToken` × params × tokens
 * (Hoffmann et al. 2022, eq. 4, with 6). All exponents and coefficients are above 0.
 */
export const computeOptimal = (
  parameters: ChinchillaParameters,
  flops: number,
  flopsPerParameterToken: number,
): ComputeOptimum => {
  const { A, B, alpha, beta } = parameters;
  const product = flops / flopsPerParameterToken;
  const log = (Math.log((alpha * A) / (beta * B)) + beta * Math.log(product)) / (alpha + beta);
  const params = Math.exp(log);
  const tokens = product / params;
  return { params, tokens, loss: chinchillaLoss(parameters, params, tokens) };
};
