import { evenlySpaced, type ShapeFamily } from './shapeFamily.ts';

/** From a rise over the whole range (4) to a jump between neighbouring runs (30). */
const steepnesses = [4, 6, 9, 14, 20, 30];

/** Midpoints over [0, 1.6], 25 of them: beyond the data the shape is an exponential, before it a saturating curve. */
const midpointReach = 1.6;
const midpointStep = midpointReach / 24;

/**
 * Targets beyond this t need midpoints beyond the usual ones: 0.3 past the target, so that it may still be on
 * the rise.
 */
const farTarget = 1.5;
const farMargin = 0.3;

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
