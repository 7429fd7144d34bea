import { familyLimits } from './limits.ts';
import { evenlySpaced, type ShapeFamily } from './shapeFamily.ts';

const {
  logisticSteepnesses: steepnesses,
  logisticReach: midpointReach,
  logisticFarTarget: farTarget,
  logisticFarMargin: farMargin,
} = familyLimits;

const midpointStep = midpointReach / 24;

/**
 * 1 / (1 + exp(-k (t - m))): 150 shapes, more where the target lies beyond t = 1.5. With free intercept and gain they hold
 * the line, the exponential, the saturating curve, the jump and the constant, all bounded.
 */
export const logisticShapes: ShapeFamily = {
  name: 'logistic',
  shapesFor: (farthest) => {
    const midpoints = evenlySpaced(
      0,
      farthest > farTarget ? farthest + farMargin : midpointReach,
      midpointStep,
    );
    return {
      count: steepnesses.length * midpoints.length,
      write: (t, values, start) => {
        let node = start;
        for (const steepness of steepnesses)
          for (const midpoint of midpoints) {
            values[node] = 1 / (1 + Math.exp(-steepness * (t - midpoint)));
            node += 1;
          }
      },
    };
  },
};
