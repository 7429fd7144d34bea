import { akaike } from '../fits/akaike.ts';
import type { Design, ShapeFamily } from './design.ts';

/** Scores with weights over a design: the data itself, or one resample of it. */
export interface WeightedScores {
  readonly design: Design;
  readonly score: Float64Array;
  /** Inverse variance up to a factor, times how often a point was drawn; 0 leaves a point out. */
  readonly weight: Float64Array;
  /** Independent observations: training runs, counted as often as they were drawn. */
  readonly n: number;
  readonly curveWeight: Float64Array;
  readonly curveMean: Float64Array;
  /** weight × (score - its curve's mean) */
  readonly pull: Float64Array;
  /** The points that have weight, curve by curve: a resample leaves out more than a third, whose terms are all 0. */
  readonly drawn: Int32Array;
  /** Where each curve's begin in `drawn`, and how many there are at the end. */
  readonly drawnStarts: Int32Array;
  /** Weighted sum of squares about the curves' means. */
  readonly total: number;
}

/** One mean function, fitted with an offset for each curve. */
export interface MeanFit {
  readonly rss: number;
  /** Means estimated: one a curve, and the function's own. */
  readonly size: number;
  readonly aicc: number;
  /** The function at every point, without the curves' offsets; made when first asked for. */
  values(): Float64Array;
  /** Of which it is one; null for a function without a grid. */
  readonly family: ShapeFamily | null;
  /** Column of the family's grid; -1 for a function without one. */
  readonly shape: number;
  readonly amplitude: number;
}

/** Columns of each family that a search may look at; null for all of them. */
export interface Candidates {
  readonly law: Int32Array | null;
  readonly bent: Int32Array | null;
  readonly logistic: Int32Array | null;
}

const once = (make: () => Float64Array): (() => Float64Array) => {
  let made: Float64Array | null = null;
  return () => {
    made ??= make();
    return made;
  };
};

/** Arrays that a weighing fills; the next one with the same room overwrites them. */
export interface WeighingRoom {
  readonly curveWeight: Float64Array;
  readonly curveMean: Float64Array;
  readonly pull: Float64Array;
  readonly drawn: Int32Array;
  readonly drawnStarts: Int32Array;
}

export const weighingRoom = ({ curves, size }: Design): WeighingRoom => ({
  curveWeight: new Float64Array(curves),
  curveMean: new Float64Array(curves),
  pull: new Float64Array(size),
  drawn: new Int32Array(size),
  drawnStarts: new Int32Array(curves + 1),
});

export const weigh = (
  design: Design,
  score: Float64Array,
  weight: Float64Array,
  n: number,
  room: WeighingRoom = weighingRoom(design),
): WeightedScores => {
  const { curves, starts } = design;
  const { curveWeight, curveMean, pull, drawn, drawnStarts } = room;
  let total = 0;
  let count = 0;
  for (let c = 0; c < curves; c += 1) {
    const from = starts[c] ?? 0;
    const to = starts[c + 1] ?? 0;
    let sum = 0;
    let product = 0;
    for (let i = from; i < to; i += 1) {
      sum += weight[i] ?? 0;
      product += (weight[i] ?? 0) * (score[i] ?? 0);
    }
    const mean = sum > 0 ? product / sum : 0;
    curveWeight[c] = sum;
    curveMean[c] = mean;
    for (let i = from; i < to; i += 1) {
      const deviation = (score[i] ?? 0) - mean;
      const pulled = (weight[i] ?? 0) * deviation;
      pull[i] = pulled;
      total += pulled * deviation;
      if (weight[i] === 0) continue;
      drawn[count] = i;
      count += 1;
    }
    drawnStarts[c + 1] = count;
  }
  return { design, score, weight, n, curveWeight, curveMean, pull, drawn, drawnStarts, total };
};

/** An exact fit's criterion is decided by rounding; below this share of the total a residual sum is 0. */
const exactShare = 1e-12;

const criterion = ({ n, total }: WeightedScores, rss: number, size: number): number =>
  akaike(rss, n, size, Math.max(exactShare * total, 1e-300)) ?? Number.POSITIVE_INFINITY;

export const fitConstant = (data: WeightedScores): MeanFit => ({
  rss: data.total,
  size: data.design.curves,
  aicc: criterion(data, data.total, data.design.curves),
  values: once(() => new Float64Array(data.design.size)),
  family: null,
  shape: -1,
  amplitude: 0,
});

/**
 * The best column of a family with its amplitude: with the curves' means out of score and column, the residual sum is
 * total - zy²/zz. No optimiser, no starts, nothing to fail. Null where no column varies.
 */
export const fitFamily = (
  data: WeightedScores,
  family: ShapeFamily,
  candidates: Int32Array | null,
): MeanFit | null => {
  const { design, weight, pull, drawn, drawnStarts, curveWeight, total } = data;
  const { curves } = design;
  const count = candidates === null ? family.columns.length : candidates.length;
  let best = -1;
  let bestGain = 0;
  let amplitude = 0;
  for (let k = 0; k < count; k += 1) {
    const index = candidates === null ? k : (candidates[k] ?? 0);
    const column = family.columns[index];
    if (column === undefined) continue;
    let zz = 0;
    let zy = 0;
    let raw = 0;
    for (let c = 0; c < curves; c += 1) {
      const to = drawnStarts[c + 1] ?? 0;
      let sum = 0;
      let square = 0;
      for (let place = drawnStarts[c] ?? 0; place < to; place += 1) {
        const i = drawn[place] ?? 0;
        const z = column[i] ?? 0;
        const wz = (weight[i] ?? 0) * z;
        sum += wz;
        square += wz * z;
        zy += (pull[i] ?? 0) * z;
      }
      raw += square;
      const mass = curveWeight[c] ?? 0;
      zz += mass > 0 ? square - (sum * sum) / mass : 0;
    }
    if (!(zz > 1e-10 * raw)) continue;
    const gain = (zy * zy) / zz;
    if (gain > bestGain) {
      bestGain = gain;
      best = index;
      amplitude = zy / zz;
    }
  }
  const column = family.columns[best];
  if (column === undefined) return null;
  const rss = Math.max(0, total - bestGain);
  const size = sizeOf(design, family);
  return {
    rss,
    size,
    aicc: criterion(data, rss, size),
    values: once(() => column.map((value) => amplitude * value)),
    family,
    shape: best,
    amplitude,
  };
};

/** A pivot below this share of its diagonal: a resample that left a knot's neighbourhood empty. */
const smallestPivot = 1e-6;

/** Means that a family estimates: an offset for each curve, and its own parameters. */
export const sizeOf = ({ curves }: Design, { law }: ShapeFamily): number => curves + law.size - 1;

/** The spline by normal equations, which its orthonormal columns keep well conditioned. Null where it has no column. */
export const fitSpline = (data: WeightedScores): MeanFit | null => {
  const { design, weight, pull, drawn, drawnStarts, curveWeight, total } = data;
  const { curves, spline, size } = design;
  const p = spline.length;
  if (p === 0) return null;
  const count = drawnStarts[curves] ?? 0;
  const means = new Float64Array(p * curves);
  const products = new Float64Array(p * p);
  const right = new Float64Array(p);
  const weighted = new Float64Array(count);
  for (let a = 0; a < p; a += 1) {
    const first = spline[a] ?? pull;
    let pulled = 0;
    for (let c = 0; c < curves; c += 1) {
      const to = drawnStarts[c + 1] ?? 0;
      let sum = 0;
      for (let place = drawnStarts[c] ?? 0; place < to; place += 1) {
        const i = drawn[place] ?? 0;
        const value = first[i] ?? 0;
        const product = (weight[i] ?? 0) * value;
        weighted[place] = product;
        sum += product;
        pulled += (pull[i] ?? 0) * value;
      }
      const mass = curveWeight[c] ?? 0;
      means[a * curves + c] = mass > 0 ? sum / mass : 0;
    }
    right[a] = pulled;
    for (let b = 0; b <= a; b += 1) {
      const second = spline[b] ?? pull;
      let sum = 0;
      for (let place = 0; place < count; place += 1)
        sum += (weighted[place] ?? 0) * (second[drawn[place] ?? 0] ?? 0);
      for (let c = 0; c < curves; c += 1) {
        sum -= (curveWeight[c] ?? 0) * (means[a * curves + c] ?? 0) * (means[b * curves + c] ?? 0);
      }
      products[a * p + b] = sum;
    }
  }
  const { coefficients, explained, rank } = solveSymmetric(products, right, p);
  const values = once(() => {
    const sum = new Float64Array(size);
    design.splineFunction.forEach((column, a) => {
      const coefficient = coefficients[a] ?? 0;
      for (let i = 0; i < size; i += 1) sum[i] = (sum[i] ?? 0) + coefficient * (column[i] ?? 0);
    });
    return sum;
  });
  const rss = Math.max(0, total - explained);
  const estimated = curves + rank;
  const aicc = criterion(data, rss, estimated);
  return { rss, size: estimated, aicc, values, family: null, shape: -1, amplitude: 0 };
};

/** Cholesky on the lower triangle, in place; columns without a pivot of their own get coefficient 0. */
const solveSymmetric = (
  lower: Float64Array,
  right: Float64Array,
  p: number,
): { coefficients: Float64Array; explained: number; rank: number } => {
  const forward = new Float64Array(p);
  const dropped = new Uint8Array(p);
  let explained = 0;
  let rank = 0;
  for (let a = 0; a < p; a += 1) {
    const diagonal = lower[a * p + a] ?? 0;
    for (let b = 0; b < a; b += 1) {
      let sum = lower[a * p + b] ?? 0;
      for (let k = 0; k < b; k += 1) sum -= (lower[a * p + k] ?? 0) * (lower[b * p + k] ?? 0);
      lower[a * p + b] = dropped[b] === 1 ? 0 : sum / (lower[b * p + b] ?? 1);
    }
    let pivot = diagonal;
    let value = right[a] ?? 0;
    for (let k = 0; k < a; k += 1) {
      pivot -= (lower[a * p + k] ?? 0) ** 2;
      value -= (lower[a * p + k] ?? 0) * (forward[k] ?? 0);
    }
    if (!(pivot > smallestPivot * diagonal) || !(diagonal > 0)) {
      dropped[a] = 1;
      lower[a * p + a] = 1;
      continue;
    }
    const root = Math.sqrt(pivot);
    lower[a * p + a] = root;
    const scaled = value / root;
    forward[a] = scaled;
    explained += scaled * scaled;
    rank += 1;
  }
  const coefficients = new Float64Array(p);
  for (let a = p - 1; a >= 0; a -= 1) {
    if (dropped[a] === 1) continue;
    let value = forward[a] ?? 0;
    for (let k = a + 1; k < p; k += 1) value -= (lower[k * p + a] ?? 0) * (coefficients[k] ?? 0);
    coefficients[a] = value / (lower[a * p + a] ?? 1);
  }
  return { coefficients, explained, rank };
};

/** What each curve stands above the function: its mean score less the function's mean there. */
export const offsetsOf = (data: WeightedScores, values: Float64Array): Float64Array => {
  const { design, weight, curveWeight, curveMean } = data;
  return curveMean.map((mean, c) => {
    const to = design.starts[c + 1] ?? 0;
    let sum = 0;
    for (let i = design.starts[c] ?? 0; i < to; i += 1) sum += (weight[i] ?? 0) * (values[i] ?? 0);
    const mass = curveWeight[c] ?? 0;
    return mass > 0 ? mean - sum / mass : 0;
  });
};

/** The function with the curves' offsets: the fitted score of every point. */
export const fittedScores = (data: WeightedScores, fit: MeanFit): Float64Array => {
  const offsets = offsetsOf(data, fit.values());
  const fitted = fit.values().slice();
  for (let c = 0; c < data.design.curves; c += 1) {
    const to = data.design.starts[c + 1] ?? 0;
    for (let i = data.design.starts[c] ?? 0; i < to; i += 1) fitted[i] = (fitted[i] ?? 0) + (offsets[c] ?? 0);
  }
  return fitted;
};
