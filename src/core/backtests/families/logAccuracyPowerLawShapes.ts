import { familyLimits } from './limits.ts';
import { evenlySpaced, type ShapeFamily } from './shapeFamily.ts';

const {
  accuracyExponents: exponents,
  accuracyFirstPlace: firstPlace,
  accuracyReach: usualReach,
  accuracyStep: placeStep,
  accuracyFarMargin: farMargin,
} = familyLimits;

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
