import type { CurveRule } from '../../rule.ts';

export const curveCannotBeForecast: CurveRule = {
  id: 'SG408',
  about: 'claim-on-curve',
  severity: 'error',
  title: 'The curve under the claim cannot be forecast',
  meaning: 'The curve has too few runs, or runs of one scale only, so no law can be fitted to it.',
  nextStep: 'Add runs at other scales.',
  evaluate: ({ placement, forecast }) =>
    placement.kind !== 'unplaced' && forecast.kind === 'none'
      ? { decision: 'inconclusive', message: forecast.reason }
      : undefined,
};
