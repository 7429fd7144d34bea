import { lastCoefficient } from '../stats/lastCoefficient.ts';
import { orthonormalColumns } from '../stats/orthonormalColumns.ts';
import type { ShiftModel } from './shiftModel.ts';

/** What a difference between the levels explains beyond the common curve, under one set of labels. */
export interface SignedFit {
  /** Weighted sum of squares explained by all columns of the difference. */
  readonly explained: number;
  /** What is left, per degree of freedom. */
  readonly residualVariance: number;
  /** The coefficient of the last column, and its variance where an observation of weight 1 has variance 1. */
  readonly last: { readonly value: number; readonly variance: number };
}

/** A difference that explains all but this share of what the mean curve leaves: more is rounding. */
const largestShare = 1 - 1e-12;

/** Degrees of freedom left by the common curve and `terms` columns of a difference. */
export const degreesOfFreedom = ({ design, gap }: ShiftModel, terms: number): number =>
  gap.length - (design.paired ? 0 : design.mean.columns.length) - terms;

/**
 * Fits a difference made of these columns (before their signs) for any labels: with the mean's columns taken out once, each
 * set of labels costs a few sums over the observations, which is what makes hundreds of permutations cheap. Answers null
 * where the scores leave nothing to explain, or the labels follow the mean's columns.
 */
export const signedFit = (
  { design, gap, weights }: ShiftModel,
  columns: readonly Float64Array[],
): ((signs: ArrayLike<number>) => SignedFit | null) => {
  const root = weights.map(Math.sqrt);
  const size = root.length;
  const terms = columns.length;
  const mean = design.paired ? [] : orthonormalColumns(design.mean.columns, root).columns;
  const residual = gap.map((value, i) => value * (root[i] ?? 0));
  let total = 0;
  for (let i = 0; i < size; i += 1) total += (residual[i] ?? 0) ** 2;
  for (const column of mean) {
    let share = 0;
    for (let i = 0; i < size; i += 1) share += (column[i] ?? 0) * (residual[i] ?? 0);
    for (let i = 0; i < size; i += 1) residual[i] = (residual[i] ?? 0) - share * (column[i] ?? 0);
  }
  let before = 0;
  for (let i = 0; i < size; i += 1) before += (residual[i] ?? 0) ** 2;
  const df = size - mean.length - terms;
  // Scores that lie on the mean curve to the last digit have nothing left that labels could explain.
  if (!(before > 1e-24 * total)) return () => null;

  const basis = columns.map((column) => column.map((value, i) => value * (root[i] ?? 0)));
  // For each column of the difference, its products with the residual and with the mean's columns: all that signs touch.
  const partners = [residual, ...mean];
  const width = partners.length;
  const rows = terms * width;
  const products = new Float64Array(rows * size);
  basis.forEach((column, a) => {
    partners.forEach((partner, k) => {
      const start = (a * width + k) * size;
      for (let i = 0; i < size; i += 1) products[start + i] = (column[i] ?? 0) * (partner[i] ?? 0);
    });
  });
  const square = (design.observations[0]?.sign ?? 1) ** 2;
  const own = basis.flatMap((a) =>
    basis.map((b) => square * a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)),
  );
  const sums = new Float64Array(rows);
  const vector = new Float64Array(terms);
  const matrix = new Float64Array(terms * terms);
  return (signs) => {
    for (let row = 0; row < rows; row += 1) {
      const start = row * size;
      let sum = 0;
      for (let i = 0; i < size; i += 1) sum += (products[start + i] ?? 0) * (signs[i] ?? 0);
      sums[row] = sum;
    }
    for (let a = 0; a < terms; a += 1) {
      vector[a] = sums[a * width] ?? 0;
      for (let b = 0; b <= a; b += 1) {
        let value = own[a * terms + b] ?? 0;
        for (let k = 1; k < width; k += 1) value -= (sums[a * width + k] ?? 0) * (sums[b * width + k] ?? 0);
        matrix[a * terms + b] = value;
      }
    }
    const solved = lastCoefficient(matrix, vector);
    if (solved === null) return null;
    const explained = Math.min(solved.form, largestShare * before);
    return {
      explained,
      residualVariance: (before - explained) / df,
      last: { value: solved.value, variance: solved.variance },
    };
  };
};
