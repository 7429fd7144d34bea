import { shareExplained } from '../measurement.ts';
import type { TrendQuestion } from './trendQuestion.ts';

/** Does the law carry at least as much of the variance as it leaves? By itself no reason to trust it. */
export const doesTheLawCarry: TrendQuestion = {
  name: 'law-carries',
  title: 'Does the law carry the variance?',
  ask: (measurement, { lawR2 }) => {
    const r2 = shareExplained(measurement, measurement.law);
    return { yes: r2 >= lawR2, numbers: { lawR2: r2 } };
  },
};
