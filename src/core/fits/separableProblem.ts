import type { FitData } from './fitData.ts';

/** Observations made ready for a search over shapes, curve by curve. */
export interface SeparableProblem {
  /** 0 at the least position of all, 1 at the most. */
  readonly t: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
  /** Curve of each point, ascending. */
  readonly curve: Int32Array;
  readonly curves: number;
  /** Where each curve's points begin, and the end of the last one's. */
  readonly starts: Int32Array;
  /** Sum of weights and weighted mean of y, by curve. */
  readonly curveWeight: Float64Array;
  readonly curveMean: Float64Array;
  /** y less its curve's mean. */
  readonly centred: Float64Array;
  /** Weighted sum of squares of y about its curve's mean. */
  readonly total: number;
}

/**
 * Observations as columns for a law that is linear but for its shape. `tOf` takes a position to the problem's t; weights are
 * above 0, and curves count from 0.
 */
export const separableProblem = (data: FitData, tOf: (position: number) => number): SeparableProblem => {
  const points = data.toSorted((a, b) => a.curve - b.curve);
  const curves = (points.at(-1)?.curve ?? -1) + 1;
  const problem = {
    t: new Float64Array(points.length),
    y: new Float64Array(points.length),
    weight: new Float64Array(points.length),
    centred: new Float64Array(points.length),
    curve: new Int32Array(points.length),
    curves,
    starts: new Int32Array(curves + 1),
    curveWeight: new Float64Array(curves),
    curveMean: new Float64Array(curves),
    total: 0,
  };
  const { t, y, weight, centred, curve, starts, curveWeight, curveMean } = problem;
  points.forEach((point, i) => {
    t[i] = tOf(point.position);
    y[i] = point.score;
    weight[i] = point.weight;
    curve[i] = point.curve;
    starts[point.curve + 1] = i + 1;
    curveWeight[point.curve] = (curveWeight[point.curve] ?? 0) + point.weight;
    centred[i] = point.score;
  });
  centreByCurve(problem, centred, curveMean);
  const total = dot(weight, centred, centred);
  // Equal scores differ from their mean by rounding; that is no variance to explain.
  return { ...problem, total: total <= 1e-28 * dot(weight, y, y) ? 0 : total };
};

/** Sum of weight × a × b over the points. */
export const dot = (weight: Float64Array, a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (weight[i] ?? 0) * (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

/** Takes each curve's weighted mean out of a column of values; the means go into `means`. */
export const centreByCurve = (
  { weight, starts, curves, curveWeight }: SeparableProblem,
  column: Float64Array,
  means: Float64Array,
): void => {
  for (let c = 0; c < curves; c += 1) {
    const end = starts[c + 1] ?? 0;
    let sum = 0;
    for (let i = starts[c] ?? 0; i < end; i += 1) sum += (weight[i] ?? 0) * (column[i] ?? 0);
    const mean = sum / (curveWeight[c] ?? 1);
    for (let i = starts[c] ?? 0; i < end; i += 1) column[i] = (column[i] ?? 0) - mean;
    means[c] = mean;
  }
};
