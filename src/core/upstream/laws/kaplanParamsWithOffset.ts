import { longestTrainings } from '../longestTrainings.ts';
import { fitOffsetPowerLaw } from '../offsetPowerLaw.ts';
import type { LossLaw } from './lossLaw.ts';

/**
 * L(N) = E + (Nc/N)^alpha: `kaplan-params` with an irreducible loss, as Henighan et al. (2020, eq. 1.1) add. Declines with
 * fewer than 5 sizes, and where E cannot be told from 0.
 */
export const kaplanParamsWithOffset: LossLaw = {
  name: 'kaplan-params-with-offset',
  fittedOn: 'the longest training of each size',
  fit: (runs) =>
    fitOffsetPowerLaw(runs, { scale: 'Nc', of: ({ params }) => params, select: longestTrainings }),
};
