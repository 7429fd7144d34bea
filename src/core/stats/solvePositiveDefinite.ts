import { choleskyFactor } from './choleskyFactor.ts';

/**
 * Solves M b = v for a symmetric positive definite M of a few rows; null where M is not positive definite to working
 * accuracy. `matrix` holds the rows one after the other, size × size; only the lower triangle is read.
 */
export const solvePositiveDefinite = (
  matrix: ArrayLike<number>,
  vector: ArrayLike<number>,
): Float64Array | null => {
  const size = vector.length;
  const factor = choleskyFactor(matrix, size);
  if (factor === null) return null;
  const solution = Float64Array.from(vector);
  for (let i = 0; i < size; i += 1) {
    let value = solution[i] ?? 0;
    for (let k = 0; k < i; k += 1) value -= (factor[i * size + k] ?? 0) * (solution[k] ?? 0);
    solution[i] = value / (factor[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let value = solution[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) value -= (factor[k * size + i] ?? 0) * (solution[k] ?? 0);
    solution[i] = value / (factor[i * size + i] ?? 1);
  }
  return solution;
};
