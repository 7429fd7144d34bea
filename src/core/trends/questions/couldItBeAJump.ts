import { scalesWithin } from '../design.ts';
import { doesItJump } from './doesItJump.ts';
import type { TrendQuestion } from './trendQuestion.ts';

/**
 * Is a jump at least as likely as the law? A logistic that is as narrow as a jump must be, whatever its plateaus, with no worse an
 * Akaike criterion, and with too few scales on its climb for anybody to have seen a slope there. The criterion is the plain one: the
 * correction for few runs would hold the extra parameter against the jump just where it cannot be ruled out. Scales
 * are counted over the design, so that a resample's repeated runs do not matter.
 */
export const couldItBeAJump: TrendQuestion = {
  name: 'law-or-jump',
  title: 'Is a jump at least as likely as the law?',
  ask: (measurement, limits) => {
    const { law, logistic, data } = measurement;
    const { jumpWidth, jumpMidpoint } = doesItJump.ask(measurement, limits).numbers;
    if (law === null || logistic === null || jumpWidth == null || jumpMidpoint == null) {
      return { yes: false, numbers: { scalesOnJump: null } };
    }
    const worth = logistic.size - law.size;
    const on = scalesWithin(data.design, jumpMidpoint - jumpWidth / 2, jumpMidpoint + jumpWidth / 2);
    return {
      yes:
        logistic.amplitude > 0 &&
        jumpWidth <= limits.jumpWidth &&
        worth * 2 <= data.n * Math.log(law.rss / logistic.rss) &&
        on < limits.fewestScales,
      numbers: { scalesOnJump: on },
    };
  },
};
