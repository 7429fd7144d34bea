/** A pivot below this share of its diagonal is rounding noise: the matrix has no usable inverse. */
const roundingNoise = 1e-10;

/** What becomes of a column that depends on those before it. */
export interface DependentColumns {
  /** A pivot at or below this share of its diagonal makes a column dependent; 1e-10 if left out. */
  readonly smallestPivot?: number;
  /**
   * `refuse`, if left out: there is no factor. `drop`: the column's pivot is infinite, so that substitution gives it
   * coefficient 0 and takes nothing from the others.
   */
  readonly dependent?: 'refuse' | 'drop';
}

/**
 * The lower triangular L of M = L L' by Cholesky's method (Golub & Van Loan 2013, §4.2), for a symmetric positive definite M of a
 * few rows; null where M is not positive definite to working accuracy. Both hold their rows one after the other, size × size;
 * only the lower triangle of M is read.
 */
export const choleskyFactor = (
  matrix: ArrayLike<number>,
  size: number,
  { smallestPivot = roundingNoise, dependent = 'refuse' }: DependentColumns = {},
): Float64Array | null => {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let value = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) value -= (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0);
      if (i > j) {
        factor[i * size + j] = value / (factor[j * size + j] ?? 1);
        continue;
      }
      const isPivot = value > smallestPivot * (matrix[i * size + i] ?? 0);
      if (!isPivot && dependent === 'refuse') return null;
      factor[i * size + i] = isPivot ? Math.sqrt(value) : Number.POSITIVE_INFINITY;
    }
  }
  return factor;
};
