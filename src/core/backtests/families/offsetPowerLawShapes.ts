import { familyLimits } from './limits.ts';
import { evenlySpaced, type ShapeFamily } from './shapeFamily.ts';

const {
  offsetRates: rates,
  offsetFirstPlace: firstPlace,
  offsetReach: usualReach,
  offsetStep: placeStep,
  offsetFarMargin: farMargin,
} = familyLimits;

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
