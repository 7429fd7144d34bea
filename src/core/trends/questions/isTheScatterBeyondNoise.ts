import { chiSquareUpperTail } from '../../stats/distributions.ts';
import type { TrendQuestion } from './trendQuestion.ts';

/**
 * Do scores scatter about the best mean by more than sampling of items and ordinary differences between runs give? A
 * chi-square test against the sampling variance, and a run-to-run deviation beyond the ordinary. Without numbers of
 * items, or for a metric without a range, nobody can say: no.
 */
export const isTheScatterBeyondNoise: TrendQuestion = {
  name: 'scatter',
  title: 'Is the scatter more than sampling and ordinary runs give?',
  ask: ({ residualVariance, sampling, replicateVariance, df }, { dispersionP, runToRun }) => {
    const replicateSd = replicateVariance === null ? null : Math.sqrt(replicateVariance);
    if (sampling === null) return { yes: false, numbers: { scatterP: null, runToRun: null, replicateSd } };
    const { variance, evenness } = sampling;
    const between = Math.sqrt(Math.max(0, residualVariance - variance));
    const freedom = df * evenness;
    const p =
      variance > 0
        ? chiSquareUpperTail((residualVariance / variance) * freedom, freedom)
        : residualVariance > 0
          ? 0
          : 1;
    return {
      yes: p < dispersionP && between > runToRun,
      numbers: { scatterP: p, runToRun: between, replicateSd },
    };
  },
};
