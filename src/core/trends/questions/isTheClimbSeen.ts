import { scalesWithin } from '../design.ts';
import type { TrendQuestion } from './trendQuestion.ts';

/** The climb is where the law makes all of its change but this share. */
const before = 0.1;

/**
 * Do enough different scales lie where the law makes nine tenths of its change? An exponential has a flat end, which says little
 * about its rate. Where the climb itself was seen at fewer scales than a law needs, a jump whose far plateau nobody has
 * seen goes through the same points. Counted over the design, so that a resample's repeated runs do not matter.
 */
export const isTheClimbSeen: TrendQuestion = {
  name: 'climb',
  title: "Was the law's climb seen at enough scales?",
  ask: ({ law, data }, { fewestScales }) => {
    const { design } = data;
    const [rate] = law === null ? [] : (design.law.shapes[law.shape] ?? []);
    if (rate === undefined) return { yes: false, numbers: { climbScales: null } };
    const k = Math.abs(rate);
    // exp(k t) has made a tenth of its change over 0..1 here; a negative rate is its mirror image.
    const start = Math.log1p(before * Math.expm1(k)) / k;
    const seen = rate > 0 ? scalesWithin(design, start, 1) : scalesWithin(design, 0, 1 - start);
    return { yes: seen >= fewestScales, numbers: { climbScales: seen } };
  },
};
