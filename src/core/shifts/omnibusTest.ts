import { fUpperTail } from '../stats/distributions.ts';
import { inverseQuadraticForm } from '../stats/inverseQuadraticForm.ts';
import { orthonormalColumns } from '../stats/orthonormalColumns.ts';
import { permutationScaledF } from '../stats/permutationScaledF.ts';
import type { ShiftModel } from './shiftModel.ts';
import { shiftThresholds } from './thresholds.ts';

/** The test of "one curve holds for both levels". */
export interface OmnibusTest {
  readonly p: number;
  /** How much larger F is here by chance than Fisher's distribution says; at least 1. */
  readonly scale: number;
  /** Degrees of freedom for t tests on the same fit. */
  readonly df: number;
}

/** A difference that explains all but this share of what the mean curve leaves: more is rounding. */
const largestShare = 1 - 1e-12;

/**
 * F against no difference at all, for any labels: with the mean's columns taken out once, each set of labels costs a few
 * sums over the observations, which is what makes hundreds of permutations cheap.
 */
const fStatistic = ({ design, gap, weights, difference }: ShiftModel): ((signs: Float64Array) => number) => {
  const root = weights.map(Math.sqrt);
  const size = root.length;
  const terms = difference.length;
  const mean = design.paired ? [] : orthonormalColumns(design.mean, root).columns;
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
  if (!(before > 1e-24 * total)) return () => 0;

  const basis = difference.map((column) => column.map((value, i) => value * (root[i] ?? 0)));
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
    const explained = Math.min(inverseQuadraticForm(matrix, vector) ?? 0, largestShare * before);
    return explained / terms / ((before - explained) / df);
  };
};

/**
 * Tests whether one mean curve holds for both levels: F for the whole difference, its null taken from permutations of the
 * labels. `permutations` gives the signs of each; it is asked only where Fisher's own p leaves a rejection possible, since
 * the scaled p is never smaller. Null where the mean curve already follows the labels: each scale has runs of one level
 * only, so that scale explains whatever the factor could.
 */
export const omnibusTest = (
  model: ShiftModel,
  permutations: () => readonly Float64Array[],
): OmnibusTest | null => {
  const { design } = model;
  const terms = model.difference.length;
  if (terms === 0) return null;
  const df = design.observations.length - (design.paired ? 0 : design.mean.length) - terms;
  const statistic = fStatistic(model);
  const observed = statistic(Float64Array.from(design.observations, ({ sign }) => sign));
  const plain = fUpperTail(observed, terms, df);
  if (plain > shiftThresholds.screening) return { p: plain, scale: 1, df };
  const permuted = permutations().map(statistic);
  const { p, scale, df2 } = permutationScaledF(observed, permuted, terms, df);
  return { p, scale, df: df2 };
};
