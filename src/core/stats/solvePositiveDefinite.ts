import { backSubstitution } from './backSubstitution.ts';
import { choleskyFactor, type DependentColumns } from './choleskyFactor.ts';
import { forwardSubstitution } from './forwardSubstitution.ts';

/**
 * Solves M b = v for a symmetric positive definite M of a few rows; null where M is not positive definite to working
 * accuracy. `matrix` holds the rows one after the other, size × size; only the lower triangle is read.
 */
export const solvePositiveDefinite = (
  matrix: ArrayLike<number>,
  vector: ArrayLike<number>,
  columns: DependentColumns = {},
): Float64Array | null => {
  const factor = choleskyFactor(matrix, vector.length, columns);
  return factor === null ? null : backSubstitution(factor, forwardSubstitution(factor, vector));
};
