import { normalUpperTail } from '../stats/distributions.ts';
import type { Design } from './design.ts';
import { fitSpline } from './fitSpline.ts';
import {
  type Candidates,
  fitConstant,
  fitFamily,
  type MeanFit,
  offsetsOf,
  sizeOf,
  type WeighingBuffers,
  type WeightedScores,
  weigh,
  weighingBuffers,
} from './meanFunctions.ts';
import { type RankTrend, rankTrend, type ScoreRanks } from './rankTrend.ts';
import { type ScanBuffers, type ScanExtreme, scan, scanBuffers } from './scan.ts';
import { scanUpperTail } from './scanNull.ts';

/** A strongest move in one direction, and how often a flat curve would show one as strong. */
export interface Move extends ScanExtreme {
  readonly p: number;
}

/** What sampling of items gives. */
export interface SamplingNoise {
  /** Variance at weight 1. */
  readonly variance: number;
  /** Share of the degrees of freedom that is left where runs contribute unequally to it; 1 where they contribute alike. */
  readonly evenness: number;
}

/** All that the questions look at: the mean functions, the noise about the best of them, rises and falls. */
export interface Measurement {
  readonly data: WeightedScores;
  readonly constant: MeanFit;
  /**
   * The law that a plan may extrapolate by: of the exponential and the one that bends towards a ceiling the one with the smaller
   * Akaike criterion. The latter counts only where the spline has more parameters: else nothing flexible could speak against it.
   */
  readonly law: MeanFit | null;
  readonly logistic: MeanFit | null;
  readonly spline: MeanFit | null;
  /** Of them the one with the smallest Akaike criterion: the mean that noise is measured about. */
  readonly best: MeanFit;
  readonly df: number;
  /** Residual variance about the best mean at weight 1. */
  readonly residualVariance: number;
  /** Null where the numbers of items are unknown. */
  readonly sampling: SamplingNoise | null;
  /** Variance at weight 1 between runs of one scale; null where too few scales have several. */
  readonly replicateVariance: number | null;
  /** The largest of the three: what tests use. Never below what sampling, or runs of one scale, give. */
  readonly variance: number;
  readonly rise: Move;
  readonly fall: Move;
  /** The columns that were looked at. */
  readonly candidates: Candidates;
  readonly rank: RankTrend;
  /** Places of the sorted points that take part, as indices of the design. */
  readonly sorted: Int32Array;
}

/** What is measured: scores and weights over a design, and how often each run takes part. */
export interface Sample {
  readonly design: Design;
  readonly score: Float64Array;
  /** Of `score`, by `scoreRanks`. */
  readonly ranks: ScoreRanks;
  /** By point: noise weight times share of its run. */
  readonly weight: Float64Array;
  /** By run: 1 for the data itself. */
  readonly times: Float64Array;
  readonly sampling: SamplingNoise | null;
  readonly replicateVariance: number | null;
  readonly candidates: Candidates;
}

/** The arrays of a measurement. A measurement is valid until the next one in the same buffers. */
export interface MeasuringBuffers {
  readonly weight: Float64Array;
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly sorted: Int32Array;
  readonly weighing: WeighingBuffers;
  readonly scanning: ScanBuffers;
}

export const measuringBuffers = (design: Design): MeasuringBuffers => ({
  weight: new Float64Array(design.size),
  values: new Float64Array(design.size),
  weights: new Float64Array(design.size),
  sorted: new Int32Array(design.size),
  weighing: weighingBuffers(design),
  scanning: scanBuffers(design.size),
});

/** Fits the mean functions and looks for the strongest rise and fall. */
export const measure = (sample: Sample, buffers = measuringBuffers(sample.design)): Measurement => {
  const { design, score, times, sampling, replicateVariance, candidates } = sample;
  const { weight, values, weights, sorted } = buffers;
  for (let i = 0; i < design.size; i += 1)
    weight[i] = (sample.weight[i] ?? 0) * (times[design.run[i] ?? 0] ?? 0);
  let n = 0;
  for (const value of times) n += value;
  const data = weigh(design, score, weight, n, buffers.weighing);
  const constant = fitConstant(data);
  const logistic = fitFamily(data, design.logistic, candidates.logistic);
  const spline = fitSpline(data);
  const straight = fitFamily(data, design.law, candidates.law);
  const bent =
    spline !== null && spline.size > sizeOf(design, design.bent)
      ? fitFamily(data, design.bent, candidates.bent)
      : null;
  const law = bent !== null && (straight === null || bent.aicc < straight.aicc) ? bent : straight;
  let best = constant;
  for (const fit of [law, logistic, spline]) if (fit !== null && fit.aicc < best.aicc) best = fit;
  const df = Math.max(1, n - best.size);
  const residualVariance = best.rss / df;
  const variance = Math.max(residualVariance, sampling?.variance ?? 0, replicateVariance ?? 0);

  // One curve has no offset to take out: the scan only looks at differences.
  const offsets = design.curves > 1 ? offsetsOf(data, (spline ?? constant).values()) : null;
  let count = 0;
  for (let place = 0; place < design.size; place += 1) {
    const i = design.order[place] ?? 0;
    const own = weight[i] ?? 0;
    if (!(own > 0)) continue;
    values[count] = (score[i] ?? 0) - (offsets?.[design.curveOf[i] ?? 0] ?? 0);
    weights[count] = own;
    sorted[count] = i;
    count += 1;
  }
  const extremes = scan(values, weights, count, buffers.scanning);
  const rank = rankTrend(design, sample.ranks, times);
  const deviation = Math.sqrt(variance);
  const rankTail = normalUpperTail(Math.abs(rank.z));
  const move = (extreme: ScanExtreme, rankZ: number): Move => {
    const z = deviation > 0 ? extreme.z / deviation : extreme.z > 0 ? Number.MAX_VALUE : extreme.z;
    const scanned = scanUpperTail(z, count, df);
    const ranked = rankZ < 0 ? 1 - rankTail : rankTail;
    return { ...extreme, z, p: Math.min(1, 2 * Math.min(scanned, ranked)) };
  };
  return {
    data,
    constant,
    law,
    logistic,
    spline,
    best,
    df,
    residualVariance,
    sampling,
    replicateVariance,
    variance,
    rise: move(extremes.rise, rank.z),
    fall: move(extremes.fall, -rank.z),
    candidates,
    rank,
    sorted: sorted.subarray(0, count),
  };
};

/** Share of the variance about the curves' means that a mean function carries; 0 where there is none to carry. */
export const shareExplained = ({ data }: Measurement, fit: MeanFit | null): number =>
  fit === null || !(data.total > 0) ? 0 : 1 - fit.rss / data.total;

/** Change of a mean function between two shares of the runs, sorted by scale: 0 the least scale, 1 the most. */
export const changeBetween = ({ sorted }: Measurement, fit: MeanFit, low: number, high: number): number => {
  const last = sorted.length - 1;
  const first = sorted[Math.floor(low * last)] ?? 0;
  const final = sorted[Math.ceil(high * last)] ?? 0;
  return (fit.values()[final] ?? 0) - (fit.values()[first] ?? 0);
};
