import { lossFrontier } from '../lossFrontier.ts';
import { fitOffsetPowerLaw } from '../offsetPowerLaw.ts';
import { trainingFlops } from '../upstreamRun.ts';
import type { LossLaw } from './lossLaw.ts';

/**
 * L(C) = E + (Cc/C)^alpha: `kaplan-compute` with an irreducible loss (Henighan et al. 2020, eq. 1.1). Declines with fewer than 5
 * runs on the frontier, and where E cannot be told from 0.
 */
export const kaplanComputeWithOffset: LossLaw = {
  name: 'kaplan-compute-with-offset',
  fittedOn: 'the compute frontier',
  fit(runs, { flopsPerParameterToken }) {
    const of = trainingFlops(flopsPerParameterToken);
    return fitOffsetPowerLaw(runs, { scale: 'Cc', of, select: (all) => lossFrontier(all, of) });
  },
};
