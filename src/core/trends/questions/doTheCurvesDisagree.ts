import { normalUpperTail } from '../../stats/distributions.ts';
import type { TrendQuestion } from './trendQuestion.ts';

/** Does one curve of the task improve significantly and another one get worse? Kendall's test, corrected for the number of curves. */
export const doTheCurvesDisagree: TrendQuestion = {
  name: 'disagreement',
  title: 'Do its curves go in opposite directions?',
  ask: ({ rank }, { moveP }) => {
    const curves = rank.byCurve.length;
    if (curves < 2) return { yes: false, numbers: {} };
    const highest = rank.byCurve.reduce((most, z) => Math.max(most, z), Number.NEGATIVE_INFINITY);
    const lowest = rank.byCurve.reduce((least, z) => Math.min(least, z), Number.POSITIVE_INFINITY);
    const up = Math.min(1, curves * normalUpperTail(highest));
    const down = Math.min(1, curves * normalUpperTail(-lowest));
    return {
      yes: up <= moveP && down <= moveP,
      numbers: { risingCurveP: up, fallingCurveP: down },
    };
  },
};
