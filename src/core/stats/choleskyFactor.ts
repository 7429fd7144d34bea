/** A pivot below this share of its diagonal is rounding noise: the matrix has no usable inverse. */
const pivotTolerance = 1e-10;

/**
 * The lower triangular L of M = L L', for a symmetric positive definite M of a few rows; null where M is not positive definite
 * to working accuracy. Both hold their rows one after the other, size × size; only the lower triangle of M is read.
 */
export const choleskyFactor = (matrix: ArrayLike<number>, size: number): Float64Array | null => {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let value = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) value -= (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0);
      if (i > j) {
        factor[i * size + j] = value / (factor[j * size + j] ?? 1);
        continue;
      }
      if (!(value > pivotTolerance * (matrix[i * size + i] ?? 0))) return null;
      factor[i * size + i] = Math.sqrt(value);
    }
  }
  return factor;
};
