import type { SeparableProblem } from './separableProblem.ts';

/** A column that keeps less of its squares than this once its means are out is measured again without that cancellation. */
const cancelled = 1e-8;

/**
 * Residual sum of a basis column with the best levels and amplitude, in one pass: total − zy²/zz, z being the column free
 * of its curves' means. NaN where rounding would decide.
 */
export const residualSum = (
  { weight, centred, starts, curves, curveWeight, total }: SeparableProblem,
  column: Float64Array,
): number => {
  let zz = 0;
  let zy = 0;
  let size = 0;
  for (let c = 0; c < curves; c += 1) {
    const end = starts[c + 1] ?? 0;
    let sum = 0;
    for (let i = starts[c] ?? 0; i < end; i += 1) {
      const z = column[i] ?? 0;
      const weighted = (weight[i] ?? 0) * z;
      sum += weighted;
      size += weighted * z;
      zy += weighted * (centred[i] ?? 0);
    }
    zz -= (sum * sum) / (curveWeight[c] ?? 1);
  }
  zz += size;
  return zz > cancelled * size ? total - (zy * zy) / zz : Number.NaN;
};
