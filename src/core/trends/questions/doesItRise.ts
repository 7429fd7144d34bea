import type { TrendQuestion } from './trendQuestion.ts';

/**
 * Is there a part of the range over which scores improve, beyond noise? The strongest difference between two windows of
 * runs, or Kendall's rank test, whichever says more (its p doubled), and of a size that anybody would report.
 */
export const doesItRise: TrendQuestion = {
  name: 'rise',
  title: 'Does it rise somewhere?',
  ask: ({ rise }, { moveP, smallestMove }) => ({
    yes: rise.p <= moveP && rise.difference >= smallestMove,
    numbers: { riseP: rise.p, rise: Math.max(0, rise.difference) },
  }),
};
