import { shareExplained } from '../measurement.ts';
import type { TrendQuestion } from './trendQuestion.ts';

/** A logistic goes from 10% to 90% of its rise in this many widths: 2 log 9. */
const tenToNinety = 4.394;

/**
 * Is it a plateau, a jump and a plateau? The logistic rises, beats the law by more than its extra parameter is worth, makes
 * most of its rise within a small part of the range, carries the variance, and runs lie on both plateaus: without them
 * a jump and a steep law are the same curve.
 */
export const doesItJump: TrendQuestion = {
  name: 'jump',
  title: 'Does it jump?',
  ask: (measurement, limits) => {
    const { law, logistic, data, sorted } = measurement;
    const shape = logistic === null ? undefined : data.design.logistic.shapes[logistic.shape];
    if (logistic === null || shape === undefined) return { yes: false, numbers: { jumpWidth: null } };
    const [midpoint = 0, width = 1] = shape;
    const jumpWidth = tenToNinety * width;
    let below = 0;
    let above = 0;
    for (const i of sorted) {
      const t = data.design.t[i] ?? 0;
      if (t < midpoint - jumpWidth / 2) below += 1;
      if (t > midpoint + jumpWidth / 2) above += 1;
    }
    const plateau = Math.max(limits.plateauRuns, limits.plateauShare * sorted.length);
    const advantage = law === null ? Number.POSITIVE_INFINITY : law.aicc - logistic.aicc;
    const r2 = shareExplained(measurement, logistic);
    return {
      yes:
        logistic.amplitude > 0 &&
        advantage > limits.jumpAicc &&
        jumpWidth <= limits.jumpWidth &&
        r2 >= limits.jumpR2 &&
        below >= plateau &&
        above >= plateau,
      numbers: {
        jumpWidth,
        jumpMidpoint: midpoint,
        jumpAdvantage: Number.isFinite(advantage) ? advantage : null,
        jumpR2: r2,
        runsBelowJump: below,
        runsAboveJump: above,
      },
    };
  },
};
