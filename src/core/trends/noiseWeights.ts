import { candidatesNear, fullPattern } from './candidates.ts';
import type { Design } from './design.ts';
import type { TrendLimits } from './limits.ts';
import { fittedScores } from './meanFunctions.ts';
import { type Measurement, measure, type SamplingNoise } from './measurement.ts';
import type { Observations } from './observations.ts';
import { scoreRanks } from './rankTrend.ts';
import { varianceOfReplicates } from './varianceOfReplicates.ts';

/** Weights by point (inverse variances; 1 on average over runs), and what sampling gives at weight 1. */
export interface NoiseWeights {
  readonly weight: Float64Array;
  readonly sampling: SamplingNoise | null;
  readonly replicateVariance: number | null;
  readonly measurement: Measurement;
}

/**
 * Weights from the fitted mean, in rounds. A score p of n items has variance v (1/n + psi), v = p (1 - p): sampling, and a
 * run-to-run part that shrinks towards the ends of the range as well (beta-binomial). With one n for all points psi
 * cancels; else it is estimated from the residuals, with a floor. Without a range every point has v = 1/4.
 */
export const noiseWeights = (
  design: Design,
  observations: Observations,
  limits: TrendLimits,
): NoiseWeights => {
  const { score, items, bounded } = observations;
  const { size, share, runs } = design;
  const times = new Float64Array(runs).fill(1);
  let mean: Float64Array = new Float64Array(size).fill(average(score));
  const ranks = scoreRanks(design, score);
  // At p = 1/2 psi is four times the run-to-run variance.
  const leastPsi = 4 * limits.runToRunFloor ** 2;
  let psi = leastPsi;
  let result: NoiseWeights | null = null;
  for (let round = 0; result === null || round < limits.weightingRounds; round += 1) {
    const itemVariance = mean.map((value) => {
      const p = Math.min(1, Math.max(0, value));
      return bounded ? Math.max(p * (1 - p), limits.varianceFloor) : 0.25;
    });
    const weight = itemVariance.map((v, i) => 1 / (v * (items === null ? 1 : 1 / (items[i] ?? 1) + psi)));
    let mass = 0;
    for (let i = 0; i < size; i += 1) mass += (weight[i] ?? 0) * (share[i] ?? 0);
    for (let i = 0; i < size; i += 1) weight[i] = ((weight[i] ?? 0) * runs) / mass;
    const sampling = items === null ? null : samplingNoise(mean, items, weight, share, bounded, runs);
    const shared = weight.map((value, i) => value * (share[i] ?? 0));
    const replicateVariance = varianceOfReplicates(design, score, shared, limits);
    const known = result?.measurement ?? { law: null, logistic: null };
    const measurement: Measurement = measure({
      design,
      score,
      ranks,
      weight: shared,
      times,
      sampling,
      replicateVariance,
      candidates: candidatesNear(design, known, fullPattern),
    });
    mean = fittedScores(measurement.data, measurement.best);
    if (items !== null)
      psi = Math.max(leastPsi, overdispersion(score, mean, itemVariance, items, share, measurement));
    result = { weight: shared, sampling, replicateVariance, measurement };
  }
  return result;
};

const average = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/**
 * What sampling of items gives at weight 1: the mean over runs of weight × p (1 - p) / n, without the weights' floor, because near
 * 0 or 1 there is little sampling noise; and Satterthwaite's (1946) share of the degrees of freedom that is left where runs
 * contribute unequally to it.
 */
const samplingNoise = (
  mean: Float64Array,
  items: Float64Array,
  weight: Float64Array,
  share: Float64Array,
  bounded: boolean,
  runs: number,
): SamplingNoise => {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < mean.length; i += 1) {
    const p = Math.min(1, Math.max(0, mean[i] ?? 0));
    const own = ((weight[i] ?? 0) * (bounded ? p * (1 - p) : 0.25)) / (items[i] ?? 1);
    sum += (share[i] ?? 0) * own;
    squares += (share[i] ?? 0) * own * own;
  }
  return { variance: sum / Math.max(1, runs), evenness: squares > 0 ? (sum * sum) / (squares * runs) : 1 };
};

/** Halvings of the interval that psi lies in: to a millionth of it. */
const halvings = 20;

/**
 * The psi at which squared residuals over v (1/n + psi) add up to the degrees of freedom (Mandel & Paule 1970, the usual way with
 * trials of unequal size); 0 where they do already. The plain moment, unweighted, is ruled by the runs with the fewest items, says 0 in
 * half of all cases, and then one run of ten thousand items owns the fit.
 */
const overdispersion = (
  score: Float64Array,
  mean: Float64Array,
  itemVariance: Float64Array,
  items: Float64Array,
  share: Float64Array,
  { df }: Measurement,
): number => {
  const excess = (psi: number): number => {
    let sum = -df;
    for (let i = 0; i < score.length; i += 1) {
      const square = ((score[i] ?? 0) - (mean[i] ?? 0)) ** 2 / (itemVariance[i] ?? 1);
      sum += ((share[i] ?? 0) * square) / (1 / (items[i] ?? 1) + psi);
    }
    return sum;
  };
  if (excess(0) <= 0) return 0;
  let low = 0;
  let high = 1e-4;
  while (excess(high) > 0) {
    low = high;
    high *= 4;
  }
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
