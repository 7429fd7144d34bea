import { choleskyFactor } from './choleskyFactor.ts';
import { forwardSubstitution } from './forwardSubstitution.ts';

/** What the solution b of M b = v says of its last entry, and as a whole. */
export interface LastCoefficient {
  /** v' M^-1 v: the sum of squares that all of b explains. */
  readonly form: number;
  /** The last entry of b. */
  readonly value: number;
  /** The last diagonal entry of M^-1: times the residual variance, the variance of `value`. */
  readonly variance: number;
}

/**
 * Solves M b = v as far as its last entry, for a symmetric positive definite M of a few rows. Null where M is not positive
 * definite to working accuracy. `matrix` holds the rows one after the other, size × size; only the lower triangle is read.
 * `vector` is not empty.
 */
export const lastCoefficient = (
  matrix: ArrayLike<number>,
  vector: ArrayLike<number>,
): LastCoefficient | null => {
  const size = vector.length;
  const factor = choleskyFactor(matrix, size);
  if (factor === null) return null;
  const solved = forwardSubstitution(factor, vector);
  const form = solved.reduce((sum, value) => sum + value * value, 0);
  const pivot = factor[size * size - 1] ?? 1;
  return { form, value: (solved[size - 1] ?? 0) / pivot, variance: 1 / (pivot * pivot) };
};
