import type { TrendQuestion } from './trendQuestion.ts';

/**
 * Do enough different scales lie where the law makes nine tenths of its change? A law has a flat end, which says little
 * about its rate. Where the climb itself was seen at fewer scales than a law needs, a jump whose far plateau nobody has
 * seen goes through the same points. Counted over the design, so that a resample's repeated runs do not matter.
 */
export const isTheClimbSeen: TrendQuestion = {
  name: 'climb',
  title: "Was the law's climb seen at enough scales?",
  ask: ({ law, data }, { fewestScales, beforeClimb }) => {
    if (law === null) return { yes: false, numbers: { climbScales: null } };
    const { order, t } = data.design;
    const values = law.values();
    const start = values[order[0] ?? 0] ?? 0;
    const change = (values[order.at(-1) ?? 0] ?? 0) - start;
    const [rate = 0] = law.family === data.design.law ? (law.family.shapes[law.shape] ?? []) : [];
    // A negative rate saturates: its flat end is the large one.
    const onClimb = (made: number): boolean => (rate < 0 ? made <= 1 - beforeClimb : made >= beforeClimb);
    let seen = 0;
    let last = Number.NaN;
    for (const i of order) {
      const here = t[i] ?? 0;
      if (here === last || !onClimb(((values[i] ?? 0) - start) / change)) continue;
      last = here;
      seen += 1;
    }
    return { yes: seen >= fewestScales, numbers: { climbScales: seen } };
  },
};
