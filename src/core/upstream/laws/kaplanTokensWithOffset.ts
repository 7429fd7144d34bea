import { lossFrontier } from '../lossFrontier.ts';
import { fitOffsetPowerLaw } from '../offsetPowerLaw.ts';
import type { LossLaw } from './lossLaw.ts';

/**
 * L(D) = E + (Dc/D)^alpha: `kaplan-tokens` with an irreducible loss (Henighan et al. 2020, eq. 1.1). Declines with fewer than 5
 * such runs, and where E cannot be told from 0.
 */
export const kaplanTokensWithOffset: LossLaw = {
  name: 'kaplan-tokens-with-offset',
  fittedOn: 'the runs that none with fewer tokens betters',
  fit: (runs) =>
    fitOffsetPowerLaw(runs, {
      scale: 'Dc',
      of: ({ tokens }) => tokens,
      select: (all) => lossFrontier(all, ({ tokens }) => tokens),
    }),
};
