import type { Shape } from '../laws/law.ts';

/** The box that a search for a shape stays in. */
export interface ShapeBox {
  /** The nearest shape in the box. */
  nearest(shape: Shape): Shape;
  /** Which parameters may move: one on its bound that the gradient pushes outward stays there. */
  free(shape: Shape, gradient: readonly number[]): readonly boolean[];
  /** Whether a parameter lies on one of its bounds. */
  isOnBound(shape: Shape): boolean;
}

/** @param bounds lower and upper bound of each parameter; one without a pair has none */
export const shapeBox = (bounds: readonly (readonly [lower: number, upper: number])[]): ShapeBox => {
  const lower = (k: number): number => bounds[k]?.[0] ?? Number.NEGATIVE_INFINITY;
  const upper = (k: number): number => bounds[k]?.[1] ?? Number.POSITIVE_INFINITY;
  return {
    nearest: (shape) => shape.map((value, k) => Math.min(upper(k), Math.max(lower(k), value))),
    free: (shape, gradient) =>
      shape.map((value, k) => ((gradient[k] ?? 0) > 0 ? value > lower(k) : value < upper(k))),
    isOnBound: (shape) => shape.some((value, k) => value <= lower(k) || value >= upper(k)),
  };
};
