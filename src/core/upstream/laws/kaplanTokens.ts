import { lossFrontier } from '../lossFrontier.ts';
import { fitPowerLaw } from '../powerLaw.ts';
import type { LossLaw } from './lossLaw.ts';

/**
 * L(D) = (Dc/D)^alpha (Kaplan et al. 2020, eq. 1.2), fitted to the runs that no run with as many tokens or fewer betters. The
 * paper trains large models on limited data; where the best models grow along with the data, alpha holds the effect of
 * params as well. Declines with fewer than 4 such runs.
 */
export const kaplanTokens: LossLaw = {
  name: 'kaplan-tokens',
  fittedOn: 'the runs that none with fewer tokens betters',
  fit: (runs) =>
    fitPowerLaw(runs, {
      scale: 'Dc',
      of: ({ tokens }) => tokens,
      select: (all) => lossFrontier(all, ({ tokens }) => tokens),
    }),
};
