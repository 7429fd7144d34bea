import type { Law, Shape } from '../laws/law.ts';

/** Observations made ready for a search over shapes: whitened by weight, with t in place of position. */
export interface SeparableProblem {
  readonly t: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
  readonly curve: Int32Array;
  readonly curves: number;
  /** Sum of weights and weighted mean of y, by curve. */
  readonly curveWeight: Float64Array;
  readonly curveMean: Float64Array;
  /** Weighted sum of squares of y about its curve's mean. */
  readonly total: number;
}

/** The closed-form rest of a fit once the shape is given. */
export interface SeparableSolution {
  readonly shape: Shape;
  readonly amplitude: number;
  readonly levels: readonly number[];
  readonly rss: number;
}

export const separableProblem = (
  t: Float64Array,
  y: Float64Array,
  weight: Float64Array,
  curve: Int32Array,
): SeparableProblem => {
  const curves = curve.reduce((most, index) => Math.max(most, index + 1), 0);
  const curveWeight = new Float64Array(curves);
  const curveMean = new Float64Array(curves);
  for (let i = 0; i < t.length; i += 1) {
    const c = curve[i] ?? 0;
    curveWeight[c] = (curveWeight[c] ?? 0) + (weight[i] ?? 0);
    curveMean[c] = (curveMean[c] ?? 0) + (weight[i] ?? 0) * (y[i] ?? 0);
  }
  for (let c = 0; c < curves; c += 1) curveMean[c] = (curveMean[c] ?? 0) / (curveWeight[c] ?? 1);
  let total = 0;
  let size = 0;
  for (let i = 0; i < t.length; i += 1) {
    size += (weight[i] ?? 0) * (y[i] ?? 0) ** 2;
    total += (weight[i] ?? 0) * ((y[i] ?? 0) - (curveMean[curve[i] ?? 0] ?? 0)) ** 2;
  }
  // Equal scores differ from their mean by rounding; that is no variance to explain.
  if (total <= 1e-28 * size) total = 0;
  return { t, y, weight, curve, curves, curveWeight, curveMean, total };
};

/** Amplitude and levels for one shape; null where the basis does not vary over the data. */
const solveShape = (law: Law, problem: SeparableProblem, shape: Shape): SeparableSolution | null => {
  const { t, y, weight, curve, curves, curveWeight, curveMean } = problem;
  const basis = t.map((value) => law.basis(shape, value));
  const basisMean = new Float64Array(curves);
  for (let i = 0; i < t.length; i += 1) {
    const c = curve[i] ?? 0;
    basisMean[c] = (basisMean[c] ?? 0) + ((weight[i] ?? 0) * (basis[i] ?? 0)) / (curveWeight[c] ?? 1);
  }
  let zz = 0;
  let zy = 0;
  let size = 0;
  for (let i = 0; i < t.length; i += 1) {
    const c = curve[i] ?? 0;
    const z = (basis[i] ?? 0) - (basisMean[c] ?? 0);
    zz += (weight[i] ?? 0) * z * z;
    zy += (weight[i] ?? 0) * z * ((y[i] ?? 0) - (curveMean[c] ?? 0));
    size += (weight[i] ?? 0) * (basis[i] ?? 0) ** 2;
  }
  if (!(zz > 1e-20 * size)) return null;
  const amplitude = zy / zz;
  let rss = 0;
  for (let i = 0; i < t.length; i += 1) {
    const c = curve[i] ?? 0;
    const fitted = (curveMean[c] ?? 0) + amplitude * ((basis[i] ?? 0) - (basisMean[c] ?? 0));
    rss += (weight[i] ?? 0) * ((y[i] ?? 0) - fitted) ** 2;
  }
  const levels = Array.from(curveMean, (mean, c) => mean - amplitude * (basisMean[c] ?? 0));
  return { shape, amplitude, levels, rss };
};

/**
 * The `count` best shapes of the law's grid, best first, by variable projection: for each shape level and amplitude have
 * a closed form. Shapes next to each other in the grid are not told apart here; refinement is the caller's.
 */
export const searchShapes = (
  law: Law,
  problem: SeparableProblem,
  shapes: readonly Shape[],
  count: number,
): readonly SeparableSolution[] =>
  shapes
    .flatMap((shape) => solveShape(law, problem, shape) ?? [])
    .sort((a, b) => a.rss - b.rss)
    .slice(0, count);

/** The closed-form fit of one given shape, or null. */
export const fitShape = solveShape;
