import { lossFrontier } from '../lossFrontier.ts';
import { fitPowerLaw } from '../powerLaw.ts';
import { trainingFlops } from '../upstreamRun.ts';
import type { LossLaw } from './lossLaw.ts';

/**
 * L(C) = (Cc/C)^alpha (Kaplan et al. 2020, eq. 1.3), fitted along the compute frontier: the runs that no run with as much
 * compute or less betters. C is in FLOPs, as stated, else by the formula in use. Declines with fewer than 4 such runs.
 */
export const kaplanCompute: LossLaw = {
  name: 'kaplan-compute',
  fittedOn: 'the compute frontier',
  fit(runs, { flopsPerParameterToken }) {
    const of = trainingFlops(flopsPerParameterToken);
    return fitPowerLaw(runs, { scale: 'Cc', of, select: (all) => lossFrontier(all, of) });
  },
};
