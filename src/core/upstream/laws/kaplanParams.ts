import { longestTrainings } from '../longestTrainings.ts';
import { fitPowerLaw } from '../powerLaw.ts';
import type { LossLaw } from './lossLaw.ts';

/**
 * L(N) = (Nc/N)^alpha (Kaplan et al. 2020, eq. 1.1), fitted to the longest training of each size. The paper trains to
 * convergence on ample data; where the longest trainings are short, or grow with the size, alpha holds the effect of tokens
 * as well. Declines with fewer than 4 sizes, and where loss does not fall with size.
 */
export const kaplanParams: LossLaw = {
  name: 'kaplan-params',
  fittedOn: 'the longest training of each size',
  fit: (runs) => fitPowerLaw(runs, { scale: 'Nc', of: ({ params }) => params, select: longestTrainings }),
};
