/** Solves L y = v, for a lower triangular L with its rows one after the other, as `choleskyFactor` gives it. */
export const forwardSubstitution = (factor: ArrayLike<number>, vector: ArrayLike<number>): Float64Array => {
  const size = vector.length;
  const solution = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let value = vector[i] ?? 0;
    for (let k = 0; k < i; k += 1) value -= (factor[i * size + k] ?? 0) * (solution[k] ?? 0);
    solution[i] = value / (factor[i * size + i] ?? 1);
  }
  return solution;
};
