/** Columns that span the same space at right angles, and which of the given columns they came from. */
export interface OrthonormalColumns {
  /** Unit length, at right angles to each other; each as long as the given columns. */
  readonly columns: readonly Float64Array[];
  /** Indexes, ascending, of the given columns that say something beyond the ones before them. */
  readonly kept: readonly number[];
}

/** A column that keeps less than this share of its length once the earlier ones are taken out is a repetition. */
const rankTolerance = 1e-9;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

/**
 * Gram–Schmidt, each column cleaned twice, which is enough for full accuracy (Giraud, Langou & Rozložník 2005). Columns
 * that repeat earlier ones are left out rather than blown up into rounding noise. Finite input of one length; each column
 * is multiplied by `scale` first, the square roots of the weights, where it is given.
 */
export const orthonormalColumns = (
  columns: readonly ArrayLike<number>[],
  scale?: ArrayLike<number>,
): OrthonormalColumns => {
  const found: Float64Array[] = [];
  const kept: number[] = [];
  columns.forEach((column, index) => {
    const candidate = new Float64Array(column.length);
    for (let i = 0; i < candidate.length; i += 1) candidate[i] = (column[i] ?? 0) * (scale?.[i] ?? 1);
    const before = Math.sqrt(dot(candidate, candidate));
    for (let round = 0; round < 2; round += 1) {
      for (const unit of found) {
        const share = dot(unit, candidate);
        for (let i = 0; i < candidate.length; i += 1) {
          candidate[i] = (candidate[i] ?? 0) - share * (unit[i] ?? 0);
        }
      }
    }
    const length = Math.sqrt(dot(candidate, candidate));
    if (!(length > rankTolerance * before)) return;
    for (let i = 0; i < candidate.length; i += 1) candidate[i] = (candidate[i] ?? 0) / length;
    found.push(candidate);
    kept.push(index);
  });
  return { columns: found, kept };
};
