import type { TrendQuestion } from './trendQuestion.ts';

const twoSided95 = 1.96;

/**
 * Is the law's gain known well enough to be carried further? Its standard error, the shape given, is the noise over the
 * length of the law's column, so that gain over error is the root of what the law explains in units of the noise.
 */
export const isTheGainResolved: TrendQuestion = {
  name: 'gain-resolved',
  title: 'Is the gain known to within a third of itself?',
  ask: ({ law, data, variance }, { gainError }) => {
    if (law === null || !(law.rss < data.total)) return { yes: false, numbers: { gainError: null } };
    const error = twoSided95 * Math.sqrt(variance / (data.total - law.rss));
    return { yes: error <= gainError, numbers: { gainError: error } };
  },
};
