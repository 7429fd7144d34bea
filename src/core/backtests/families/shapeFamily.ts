/** The shapes of one family, each a function of t; with an intercept and a gain one shape is one candidate curve. */
export interface Shapes {
  readonly count: number;
  /** Writes the value of every shape at t into `values`, from `start` on. A shape tends to 1 with more scale. */
  write(t: number, values: Float64Array, start: number): void;
}

/**
 * A functional form as a grid over its nonlinear parameters, so that fitting it is closed form. t is the scale as a power
 * law sees it: linear in the log of a count, or in -log(L - E), and 0 to 1 over the fitted runs.
 */
export interface ShapeFamily {
  /** As it stands in a forecast's `laws`. */
  readonly name: string;
  /** Whether a shape may run on without coming to rest, so that only what the metric can be limits it; false if left out. */
  readonly runsOn?: boolean;
  /** Its shapes for targets up to this t. */
  shapesFor(farthest: number): Shapes;
}

/** Evenly spaced values from `first` to `last`; at most 240, so that an absurdly far target costs no more. */
export const evenlySpaced = (first: number, last: number, step: number): readonly number[] => {
  const count = Math.min(240, Math.round((last - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => first + ((last - first) * index) / (count - 1));
};
