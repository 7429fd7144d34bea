import type { TrendQuestion } from './trendQuestion.ts';

/** Is there a part of the range over which scores get worse, beyond noise? The mirror image of the question for a rise. */
export const doesItFall: TrendQuestion = {
  name: 'fall',
  title: 'Does it fall somewhere?',
  ask: ({ fall }, { moveP, smallestMove }) => ({
    yes: fall.p <= moveP && -fall.difference >= smallestMove,
    numbers: { fallP: fall.p, fall: Math.max(0, -fall.difference) },
  }),
};
