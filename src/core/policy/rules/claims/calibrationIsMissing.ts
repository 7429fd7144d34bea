import type { CurveRule } from '../../rule.ts';

export const calibrationIsMissing: CurveRule = {
  id: 'SG405',
  about: 'claim-on-curve',
  severity: 'error',
  title: 'No backtest supports the interval',
  meaning:
    'There are too few runs or tasks, or no hidden run reaches half the claim’s distance, so the interval is borrowed from ' +
    'other data and was never tried on this evidence.',
  nextStep:
    'Add runs until at least one hidden run lies at half the claim’s distance, or add tasks to pool over.',
  evaluate({ forecast }) {
    if (forecast.kind === 'none' || forecast.forecast.calibration !== 'none') return undefined;
    return {
      decision: 'inconclusive',
      message: `the interval is borrowed from other data, since ${forecast.forecast.calibrationGap ?? 'no backtest supports it'}`,
    };
  },
};
