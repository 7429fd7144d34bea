/** Solves L' b = y, for a lower triangular L with its rows one after the other, as `choleskyFactor` gives it. */
export const backSubstitution = (factor: ArrayLike<number>, vector: ArrayLike<number>): Float64Array => {
  const size = vector.length;
  const solution = new Float64Array(size);
  for (let i = size - 1; i >= 0; i -= 1) {
    let value = vector[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) value -= (factor[k * size + i] ?? 0) * (solution[k] ?? 0);
    solution[i] = value / (factor[i * size + i] ?? 1);
  }
  return solution;
};
