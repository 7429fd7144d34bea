/** Steepness and midpoint of every candidate shape, one entry a shape. */
export interface ShapeGrid {
  readonly steepness: Float64Array;
  readonly midpoint: Float64Array;
}

/** From a rise over the whole range (4) to a jump between neighbouring runs (30). */
const steepnesses = [4, 6, 9, 14, 20, 30];

/**
 * Midpoints over [0, 1.6], 25 of them: beyond the data the shape is an exponential, before it a saturating
 * curve.
 */
const midpointStep = 1.6 / 24;
const midpointReach = 1.6;

/**
 * Targets beyond this t need midpoints beyond the usual ones: 0.3 past the target, so that it may still be on
 * the rise.
 */
const farTarget = 1.5;
const farMargin = 0.3;

/** Cap on midpoints, for absurdly far targets: then they lie wider apart. */
const mostMidpoints = 240;

/**
 * The logistic shapes 1 / (1 + exp(-k (t - m))) that a forecast averages: 6 × 25 of them, more where the
 * target lies beyond t = 1.5. With free intercept and gain they hold the line, the exponential, the
 * saturating curve, the jump and the constant, all bounded.
 */
export const shapeGrid = (farthest = 0): ShapeGrid => {
  const reach = farthest > farTarget ? farthest + farMargin : midpointReach;
  const count = Math.min(mostMidpoints, Math.round(reach / midpointStep) + 1);
  const midpoints = Array.from({ length: count }, (_, index) => (reach * index) / (count - 1));
  const nodes = steepnesses.flatMap((steepness) => midpoints.map((midpoint) => ({ steepness, midpoint })));
  return {
    steepness: Float64Array.from(nodes, (node) => node.steepness),
    midpoint: Float64Array.from(nodes, (node) => node.midpoint),
  };
};

/** The value of every shape at t, 0 to 1. */
export const shapeValues = (grid: ShapeGrid, t: number): Float64Array => {
  const values = new Float64Array(grid.steepness.length);
  for (let node = 0; node < values.length; node += 1) {
    values[node] = 1 / (1 + Math.exp(-(grid.steepness[node] ?? 0) * (t - (grid.midpoint[node] ?? 0))));
  }
  return values;
};

/** `shapeValues` that remembers: the curves of an axis share their runs. */
export const rememberedShapeValues = (grid: ShapeGrid): ((t: number) => Float64Array) => {
  const known = new Map<number, Float64Array>();
  return (t) => {
    const before = known.get(t);
    if (before !== undefined) return before;
    const values = shapeValues(grid, t);
    known.set(t, values);
    return values;
  };
};
