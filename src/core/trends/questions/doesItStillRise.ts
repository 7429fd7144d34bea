import { tUpperQuantile } from '../../stats/distributions.ts';
import { simpleRegression } from '../../stats/simpleRegression.ts';
import { offsetsOf } from '../meanFunctions.ts';
import type { TrendQuestion } from './trendQuestion.ts';

/**
 * Does it still rise at the large end? A straight line through the last third of the points: no, where the rise that the
 * law has there lies above what that line's slope can be (one-sided 97.5%). Evidence beside the verdict, not part of it.
 */
export const doesItStillRise: TrendQuestion = {
  name: 'last-third',
  title: 'Does it still rise over the last third of the runs?',
  ask: ({ data, law, sorted }, { fewestOfASlope }) => {
    const last = sorted.subarray(Math.floor((2 * sorted.length) / 3));
    const none = { yes: true, numbers: { lastThirdChange: null, lastThirdByLaw: null } };
    if (law === null || last.length < fewestOfASlope) return none;
    const { design, score } = data;
    const offsets = offsetsOf(data, law.values());
    const offsetAt = (i: number): number => offsets[design.curveOf[i] ?? 0] ?? 0;
    const x = Array.from(last, (i) => design.t[i] ?? 0);
    const line = simpleRegression(
      x,
      Array.from(last, (i) => (score[i] ?? 0) - offsetAt(i)),
    );
    if (line.kind === 'degenerate' || line.slopeError === null) return none;
    const length = (x.at(-1) ?? 0) - (x[0] ?? 0);
    const byLaw = (law.values()[last.at(-1) ?? 0] ?? 0) - (law.values()[last[0] ?? 0] ?? 0);
    const largest = (line.slope + tUpperQuantile(0.025, line.df) * line.slopeError) * length;
    return {
      yes: byLaw <= largest,
      numbers: { lastThirdChange: line.slope * length, lastThirdByLaw: byLaw },
    };
  },
};
