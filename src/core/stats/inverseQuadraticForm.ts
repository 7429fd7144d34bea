/** A pivot below this share of its diagonal is rounding noise: the matrix has no usable inverse. */
const pivotTolerance = 1e-10;

/**
 * v' M^-1 v for a symmetric positive definite M of a few rows, by Cholesky's factor. Null where M is not positive
 * definite to working accuracy. `matrix` holds the rows one after the other, size × size; only the lower triangle is read.
 */
export const inverseQuadraticForm = (matrix: ArrayLike<number>, vector: ArrayLike<number>): number | null => {
  const size = vector.length;
  const factor = new Float64Array(size * size);
  const solved = new Float64Array(size);
  let form = 0;
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
    let value = vector[i] ?? 0;
    for (let k = 0; k < i; k += 1) value -= (factor[i * size + k] ?? 0) * (solved[k] ?? 0);
    value /= factor[i * size + i] ?? 1;
    solved[i] = value;
    form += value * value;
  }
  return form;
};
