import { fitFamily, offsetsOf, weigh } from '../meanFunctions.ts';
import type { TrendQuestion } from './trendQuestion.ts';

/**
 * Does the law, fitted without the largest fifth of the runs, predict them? Better than "no more change" does. A gate only
 * where runs are few; elsewhere it belongs to the forecast, and is shown as evidence.
 */
export const doesItHoldOut: TrendQuestion = {
  name: 'hold-out',
  title: 'Does it predict its own largest runs?',
  ask: ({ data, sorted, law: whole }, { hiddenShare, fewestHidden }) => {
    const { design, score, weight, n } = data;
    const count = Math.max(fewestHidden, Math.round(hiddenShare * sorted.length));
    const hidden = sorted.subarray(sorted.length - count);
    const last = sorted[sorted.length - count - 1] ?? 0;
    const kept = weight.slice();
    for (const i of hidden) kept[i] = 0;
    const visible = weigh(design, score, kept, n - count);
    const law = fitFamily(visible, whole?.family ?? design.law, null);
    if (law === null) return { yes: false, numbers: { heldOutError: null, noChangeError: null } };
    const offsets = offsetsOf(visible, law.values());
    const offsetAt = (i: number): number => offsets[design.curveOf[i] ?? 0] ?? 0;
    let byLaw = 0;
    let byNoChange = 0;
    let mass = 0;
    for (const i of hidden) {
      const own = weight[i] ?? 0;
      const offset = offsetAt(i);
      byLaw += own * ((score[i] ?? 0) - offset - (law.values()[i] ?? 0)) ** 2;
      byNoChange += own * ((score[i] ?? 0) - offset - (law.values()[last] ?? 0)) ** 2;
      mass += own;
    }
    const error = Math.sqrt(byLaw / mass);
    const reference = Math.sqrt(byNoChange / mass);
    return {
      yes: error <= reference,
      numbers: { heldOutError: error, noChangeError: reference },
    };
  },
};
