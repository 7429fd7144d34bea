/** Why a least-squares problem has no answer. */
export type LeastSquaresDegeneracy = 'too-few-points' | 'collinear' | 'not-finite';

/** Coefficients of a weighted linear fit with what their uncertainty is made of. */
export interface LeastSquaresFit {
  readonly kind: 'fitted';
  /** One per column, in the columns' order. */
  readonly coefficients: readonly number[];
  /** (X'WX)^-1: times the variance of an observation of weight 1 it is the covariance of the coefficients. */
  readonly inverse: readonly (readonly number[])[];
  readonly fitted: readonly number[];
  /** Weighted sum of squared residuals. */
  readonly rss: number;
  /** Observations with a weight above 0, less the number of columns. */
  readonly df: number;
  /** rss / df, the estimated variance of an observation of weight 1; null where df is 0. */
  readonly residualVariance: number | null;
  /** inverse × residualVariance; null where df is 0. */
  readonly covariance: readonly (readonly number[])[] | null;
}

export type LeastSquaresOutcome =
  | LeastSquaresFit
  | { readonly kind: 'degenerate'; readonly reason: LeastSquaresDegeneracy };

/** A column keeps less than this share of its length once the others are taken out: it says nothing of its own. */
const rankTolerance = 1e-10;

const degenerate = (reason: LeastSquaresDegeneracy): LeastSquaresOutcome => ({ kind: 'degenerate', reason });

const allFinite = (values: ArrayLike<number>): boolean => {
  for (let index = 0; index < values.length; index += 1) {
    if (!Number.isFinite(values[index])) return false;
  }
  return true;
};

const isConstant = (column: ArrayLike<number>): boolean => {
  for (let index = 1; index < column.length; index += 1) if (column[index] !== column[0]) return false;
  return column.length > 0 && column[0] !== 0;
};

/**
 * Weighted linear least squares for a few columns: minimises sum w (y - X b)^2.
 *
 * `columns` are the columns of X, each as long as `y`; a constant column is the intercept, if one is wanted. `weights` are
 * inverse variances up to a factor, at least 0; left out they are 1. Where a constant column is among them the others
 * are centred on it first, and every column is scaled to unit length, so that x = 1e8 + i costs no digits; then
 * Householder's QR (Golub & Van Loan, section 5.3). Agrees with NIST's Longley to nine digits.
 */
export const weightedLeastSquares = (
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): LeastSquaresOutcome => {
  const points = y.length;
  const size = columns.length;
  if (!allFinite(y) || !columns.every(allFinite) || (weights !== undefined && !allFinite(weights))) {
    return degenerate('not-finite');
  }
  const root = new Float64Array(points);
  let counted = 0;
  let totalWeight = 0;
  for (let i = 0; i < points; i += 1) {
    const weight = weights === undefined ? 1 : (weights[i] ?? 0);
    if (weight < 0) return degenerate('not-finite');
    root[i] = Math.sqrt(weight);
    totalWeight += weight;
    if (weight > 0) counted += 1;
  }
  if (size === 0 || counted < size) return degenerate('too-few-points');

  const constant = columns.findIndex(isConstant);
  const constantValue = constant < 0 ? 1 : (columns[constant]?.[0] ?? 1);
  const centreOf = (column: ArrayLike<number>): number => {
    let sum = 0;
    const first = column[0] ?? 0;
    for (let i = 0; i < points; i += 1) sum += (root[i] ?? 0) ** 2 * ((column[i] ?? 0) - first);
    return first + sum / totalWeight;
  };
  const centres = columns.map((column, j) => (constant < 0 || j === constant ? 0 : centreOf(column)));
  const yCentre = constant < 0 ? 0 : centreOf(y);

  const scales: number[] = [];
  const matrix: Float64Array[] = [];
  for (let j = 0; j < size; j += 1) {
    const column = columns[j] ?? [];
    const centre = centres[j] ?? 0;
    const scaled = new Float64Array(points);
    let square = 0;
    let reference = 0;
    for (let i = 0; i < points; i += 1) {
      const raw = column[i] ?? 0;
      const value = (root[i] ?? 0) * (raw - centre);
      scaled[i] = value;
      square += value * value;
      reference += ((root[i] ?? 0) * raw) ** 2;
    }
    // A column that is constant up to rounding keeps only rounding noise once it is centred.
    if (!(square > reference * 1e-28)) return degenerate('collinear');
    const scale = Math.sqrt(square);
    for (let i = 0; i < points; i += 1) scaled[i] = (scaled[i] ?? 0) / scale;
    scales.push(scale);
    matrix.push(scaled);
  }
  const right = new Float64Array(points);
  for (let i = 0; i < points; i += 1) right[i] = (root[i] ?? 0) * ((y[i] ?? 0) - yCentre);

  const triangle = householder(matrix, right);
  if (triangle === null) return degenerate('collinear');
  const scaledCoefficients = backSubstitute(triangle, right);
  const inverseTriangle = Array.from({ length: size }, (_, k) =>
    backSubstitute(
      triangle,
      Float64Array.from({ length: size }, (_unused, i) => (i === k ? 1 : 0)),
    ),
  );

  // Undo scale and centring: b = T s + shift, with T carrying the intercept's share of every centred column.
  const back = (vector: ArrayLike<number>): number[] => {
    const plain = Array.from({ length: size }, (_, j) => (vector[j] ?? 0) / (scales[j] ?? 1));
    if (constant >= 0) {
      let shift = 0;
      for (let j = 0; j < size; j += 1) if (j !== constant) shift += (plain[j] ?? 0) * (centres[j] ?? 0);
      plain[constant] = (plain[constant] ?? 0) - shift / constantValue;
    }
    return plain;
  };
  const coefficients = back(scaledCoefficients);
  if (constant >= 0) coefficients[constant] = (coefficients[constant] ?? 0) + yCentre / constantValue;
  const halves = inverseTriangle.map(back);
  const inverse = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_unused, b) =>
      halves.reduce((sum, half) => sum + (half[a] ?? 0) * (half[b] ?? 0), 0),
    ),
  );

  const fitted: number[] = [];
  let rss = 0;
  for (let i = 0; i < points; i += 1) {
    // From the centred columns: the uncentred sum would cancel at large x.
    let value = yCentre;
    for (let j = 0; j < size; j += 1) {
      const scaled = (scaledCoefficients[j] ?? 0) / (scales[j] ?? 1);
      value += scaled * ((columns[j]?.[i] ?? 0) - (centres[j] ?? 0));
    }
    fitted.push(value);
    rss += ((root[i] ?? 0) * ((y[i] ?? 0) - value)) ** 2;
  }
  const df = counted - size;
  const residualVariance = df > 0 ? rss / df : null;
  if (!coefficients.every(Number.isFinite) || !Number.isFinite(rss)) return degenerate('not-finite');
  return {
    kind: 'fitted',
    coefficients,
    inverse,
    fitted,
    rss,
    df,
    residualVariance,
    covariance:
      residualVariance === null ? null : inverse.map((row) => row.map((value) => value * residualVariance)),
  };
};

/** Turns the columns into R (upper triangle, in place) and `right` into Q'y; null where the rank is short. */
const householder = (
  matrix: readonly Float64Array[],
  right: Float64Array,
): readonly Float64Array[] | null => {
  const points = right.length;
  for (let k = 0; k < matrix.length; k += 1) {
    const column = matrix[k];
    if (column === undefined) return null;
    let square = 0;
    for (let i = k; i < points; i += 1) square += (column[i] ?? 0) ** 2;
    const length = Math.sqrt(square);
    if (!(length > rankTolerance)) return null;
    const head = column[k] ?? 0;
    const alpha = head > 0 ? -length : length;
    const reflector = column.slice();
    reflector[k] = head - alpha;
    const norm = square - head * alpha;
    for (const target of [...matrix.slice(k), right]) {
      let dot = 0;
      for (let i = k; i < points; i += 1) dot += (reflector[i] ?? 0) * (target[i] ?? 0);
      const factor = dot / norm;
      for (let i = k; i < points; i += 1) target[i] = (target[i] ?? 0) - factor * (reflector[i] ?? 0);
    }
  }
  return matrix;
};

const backSubstitute = (triangle: readonly Float64Array[], right: ArrayLike<number>): Float64Array => {
  const size = triangle.length;
  const solution = new Float64Array(size);
  for (let j = size - 1; j >= 0; j -= 1) {
    let value = right[j] ?? 0;
    for (let k = j + 1; k < size; k += 1) value -= (triangle[k]?.[j] ?? 0) * (solution[k] ?? 0);
    solution[j] = value / (triangle[j]?.[j] ?? 1);
  }
  return solution;
};
