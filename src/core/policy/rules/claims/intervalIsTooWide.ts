import { formatNumber } from '../../../text/formatNumber.ts';
import { formatScore } from '../../../text/formatScore.ts';
import { policyLimits } from '../../limits.ts';
import type { CurveRule } from '../../rule.ts';
import { decidingBound, supports } from '../../supports.ts';

export const intervalIsTooWide: CurveRule = {
  id: 'SG404',
  about: 'claim-on-curve',
  severity: 'warning',
  title: 'The claim holds on a wide interval only',
  meaning:
    'The claim lies outside of the interval on the right side, but the interval is wider than `gate.resolution` of the ' +
    'metric’s range, and the threshold lies close to its limit. Wide intervals are where a forecast is least to be trusted.',
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
    // A threshold far beyond the limit asks for no narrow interval.
    const { min, max } = claim.expect;
    const room = Math.min(
      min === null ? Number.POSITIVE_INFINITY : into(bound) - into(min),
      max === null ? Number.POSITIVE_INFINITY : into(max) - into(bound),
    );
    if (width <= limit || room >= policyLimits.roomBeyondLimit * width) return undefined;
    const shown = (size: number): string =>
      isRatio ? `a factor of ${formatNumber(Math.exp(size), { significant: 3 })}` : formatScore(size);
    return {
      decision: 'warn',
      message: `the one-sided limit lies ${shown(width)} from the forecast; gate.resolution allows ${shown(limit)}`,
    };
  },
};
