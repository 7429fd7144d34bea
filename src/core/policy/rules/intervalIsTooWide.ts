import { formatNumber } from '../../text/formatNumber.ts';
import { formatScore } from '../../text/formatScore.ts';
import type { CurveRule } from '../rule.ts';
import { decidingBound, supports } from '../supports.ts';

export const intervalIsTooWide: CurveRule = {
  id: 'SG404',
  about: 'claim-on-curve',
  severity: 'error',
  title: 'The interval is too wide to support the claim',
  meaning:
    'The claim lies outside of the interval on the right side, but the interval is wider than `gate.resolution` of the ' +
    'metric’s range. Wide intervals are where a forecast is least to be trusted.',
  nextStep:
    'Add runs near the target, or raise `gate.resolution` on the target branch if coarse claims are enough for you.',
  evaluate({ forecast, claim, gate, rangeWidth, curve, against }) {
    if (forecast.kind === 'none' || !supports(forecast.forecast, claim.expect)) return undefined;
    // A difference is one of scores, however these are read.
    const isRatio = curve.space.kind === 'logarithmic' && against === null;
    const into = isRatio ? curve.space.into : (score: number): number => score;
    const bound = decidingBound(forecast.forecast, claim.expect);
    const width = Math.abs(into(forecast.forecast.value) - into(bound));
    const limit = gate.resolution * rangeWidth;
    if (width <= limit) return undefined;
    const shown = (size: number): string =>
      isRatio ? `a factor of ${formatNumber(Math.exp(size), { significant: 3 })}` : formatScore(size);
    return {
      decision: 'inconclusive',
      message: `the one-sided limit lies ${shown(width)} from the forecast; gate.resolution allows ${shown(limit)}`,
    };
  },
};
