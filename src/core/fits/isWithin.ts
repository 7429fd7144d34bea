import type { Shape } from '../laws/law.ts';

/** Whether every parameter of a shape lies inside its bounds or on one of them. */
export const isWithin = (shape: Shape, bounds: readonly (readonly [number, number])[]): boolean =>
  shape.every((value, k) => {
    const [low, high] = bounds[k] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return value >= low && value <= high;
  });
