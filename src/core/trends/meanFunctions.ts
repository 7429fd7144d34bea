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
  /** Of every point: weight × (score - its curve's mean). */
  readonly weightedDeviation: Float64Array;
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

/** A value that is made when it is first asked for. */
export const once = (make: () => Float64Array): (() => Float64Array) => {
  let made: Float64Array | null = null;
  return () => {
    made ??= make();
    return made;
  };
};

/** Arrays that a weighing fills; the next one with the same buffers overwrites them. */
export interface WeighingBuffers {
  readonly curveWeight: Float64Array;
  readonly curveMean: Float64Array;
  readonly weightedDeviation: Float64Array;
  readonly drawn: Int32Array;
  readonly drawnStarts: Int32Array;
}

export const weighingBuffers = ({ curves, size }: Design): WeighingBuffers => ({
  curveWeight: new Float64Array(curves),
  curveMean: new Float64Array(curves),
  weightedDeviation: new Float64Array(size),
  drawn: new Int32Array(size),
  drawnStarts: new Int32Array(curves + 1),
});

export const weigh = (
  design: Design,
  score: Float64Array,
  weight: Float64Array,
  n: number,
  buffers: WeighingBuffers = weighingBuffers(design),
): WeightedScores => {
  const { curves, starts } = design;
  const { curveWeight, curveMean, weightedDeviation, drawn, drawnStarts } = buffers;
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
      weightedDeviation[i] = pulled;
      total += pulled * deviation;
      if (weight[i] === 0) continue;
      drawn[count] = i;
      count += 1;
    }
    drawnStarts[c + 1] = count;
  }
  return { design, score, weight, n, curveWeight, curveMean, weightedDeviation, drawn, drawnStarts, total };
};

/** An exact fit's criterion is decided by rounding; below this share of the total a residual sum is 0. */
const exactShare = 1e-12;

/** AICc of a residual sum (Hurvich & Tsai 1989); infinite where the observations are too few for it. */
export const criterion = ({ n, total }: WeightedScores, rss: number, size: number): number =>
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
  const { design, weight, weightedDeviation, drawn, drawnStarts, curveWeight, total } = data;
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
        zy += (weightedDeviation[i] ?? 0) * z;
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

/** Means that a family estimates: an offset for each curve, and its own parameters. */
export const sizeOf = ({ curves }: Design, { law }: ShapeFamily): number => curves + law.size - 1;

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
