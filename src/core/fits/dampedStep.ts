import { solvePositiveDefinite } from '../stats/solvePositiveDefinite.ts';

export type Matrix = readonly (readonly number[])[];

/**
 * −(curvature + damping × its diagonal)^-1 gradient over the free parameters, the others kept; null where that is not
 * positive definite.
 */
export const dampedStep = (
  curvature: Matrix,
  gradient: readonly number[],
  free: readonly boolean[],
  damping: number,
): Float64Array | null => {
  const size = gradient.length;
  const damped = new Float64Array(size * size);
  const target = new Float64Array(size);
  for (let j = 0; j < size; j += 1) {
    if (!free[j]) {
      damped[j * size + j] = 1;
      continue;
    }
    const row = curvature[j] ?? [];
    for (let k = 0; k < size; k += 1) if (free[k]) damped[j * size + k] = row[k] ?? 0;
    damped[j * size + j] = (row[j] ?? 0) * (1 + damping);
    target[j] = -(gradient[j] ?? 0);
  }
  return solvePositiveDefinite(damped, target);
};
