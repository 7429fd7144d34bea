import { evenlySpaced, type ShapeFamily } from './shapeFamily.ts';

/** Exponents per unit of t: from a rise over several ranges to a jump between neighbouring runs, each twice the one before. */
const exponents = [1, 2, 4, 8, 16];

/**
 * Where -log Q has fallen to 1. Left of the data the curve is on its way to the ceiling, right of it it has hardly begun.
 * Halving the step, or adding exponents between these, moved the interval score by 1% either way.
 */
const firstPlace = -0.6;
const usualReach = 1.6;
const placeStep = 0.15;
const farMargin = 0.3;

/**
 * -log Q = A / C^α, a power law of the chance-normalised accuracy's -log (Krajewski et al. 2025): Q = exp(-exp(-α (t - m))).
 * There Q = (accuracy - chance) / (1 - chance); here floor and ceiling are fitted, as intercept and gain. Held at chance and 1,
 * as published, its backtests err half as much again as the logistic's on 46 tasks, many of which start or end elsewhere.
 */
export const logAccuracyPowerLawShapes: ShapeFamily = {
  name: 'log-accuracy-power-law',
  shapesFor: (farthest) => {
    const places = evenlySpaced(firstPlace, Math.max(usualReach, farthest + farMargin), placeStep);
    return {
      count: exponents.length * places.length,
      write: (t, values, start) => {
        let node = start;
        for (const exponent of exponents)
          for (const place of places) {
            values[node] = Math.exp(-Math.exp(-exponent * (t - place)));
            node += 1;
          }
      },
    };
  },
};
