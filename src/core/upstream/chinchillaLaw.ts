import { power } from '../stats/power.ts';
/** L(N, D) = E + A / N^alpha + B / D^beta (Hoffmann et al. 2022, eq. 2). */
export interface ChinchillaParameters {
  readonly E: number;
  readonly A: number;
  readonly B: number;
  readonly alpha: number;
  readonly beta: number;
}

/** The loss in nats per token of a model with `params` parameters trained on `tokens` tokens. */
export const chinchillaLoss = (
  { E, A, B, alpha, beta }: ChinchillaParameters,
  params: number,
  tokens: number,
): number => E + A * power(params, -alpha) + B * power(tokens, -beta);
