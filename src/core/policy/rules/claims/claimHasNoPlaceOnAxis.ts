import type { CurveRule } from '../../rule.ts';

export const claimHasNoPlaceOnAxis: CurveRule = {
  id: 'SG407',
  about: 'claim-on-curve',
  severity: 'error',
  title: 'The claim’s scale cannot be placed on the axis',
  meaning:
    'The claim states its scale in other quantities than the curve’s axis, and the evidence does not say how to convert them.',
  nextStep: 'State `at` in the axis’s own quantity, or give the runs manifest what the conversion needs.',
  evaluate: ({ placement }) =>
    placement.kind === 'unplaced' ? { decision: 'inconclusive', message: placement.reason } : undefined,
};
