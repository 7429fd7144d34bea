import { evenlySpaced, type ShapeFamily } from './shapeFamily.ts';

/** Decay per unit of t, each twice the one before: from a few percent over the ladder to several powers of ten. */
const rates = [1, 2, 4];

/** Where what is left above the offset equals it: far left, all but the offset has gone; far right, no offset is felt. */
const firstPlace = -1;
const usualReach = 2.6;
const placeStep = 0.15;
const farMargin = 1;

/**
 * log(E + A / C^α), a power law with an offset as it is in the logarithm of the score: log E + log(1 + exp(-α (t - m))), turned so
 * that better is more. It falls in a straight line far left of m and comes to rest at log E far right of it. With free intercept and
 * gain it also holds the pure power law and the exponential decay of the logarithm itself.
 */
export const offsetPowerLawShapes: ShapeFamily = {
  name: 'power-law-with-offset',
  runsOn: true,
  shapesFor: (farthest) => {
    const places = evenlySpaced(firstPlace, Math.max(usualReach, farthest + farMargin), placeStep);
    return {
      count: rates.length * places.length,
      write: (t, values, start) => {
        let node = start;
        for (const rate of rates)
          for (const place of places) {
            const x = -rate * (t - place);
            values[node] = 1 - Math.max(0, x) - Math.log1p(Math.exp(-Math.abs(x)));
            node += 1;
          }
      },
    };
  },
};
