import { candidatesNear, fullPattern } from './candidates.ts';
import type { Design } from './design.ts';
import { fittedScores } from './meanFunctions.ts';
import { type Measurement, measure } from './measurement.ts';
import type { Observations } from './observations.ts';
import { pairSigns } from './rankTrend.ts';
import type { Thresholds } from './thresholds.ts';

/** Weights by point (inverse variances; 1 on average over runs), and the variance that sampling gives at weight 1. */
export interface NoiseWeights {
  readonly weight: Float64Array;
  readonly samplingVariance: number | null;
  readonly measurement: Measurement;
}

/** The fitted means hardly move after the second round. */
const rounds = 3;

/**
 * Weights from the fitted mean, in rounds. A score p of n items has variance v (1/n + psi), v = p (1 - p): sampling, and a
 * run-to-run part that shrinks towards the ends of the range as well (beta-binomial). With one n for all points psi
 * cancels; else it is estimated by moments from the residuals. Without a range every point has v = 1/4.
 */
export const noiseWeights = (
  design: Design,
  observations: Observations,
  limits: Thresholds,
): NoiseWeights => {
  const { score, items, bounded } = observations;
  const { size, share, runs } = design;
  const times = new Float64Array(runs).fill(1);
  let mean: Float64Array = new Float64Array(size).fill(average(score));
  const signs = pairSigns(design, score);
  let psi = 0;
  let result: NoiseWeights | null = null;
  for (let round = 0; result === null || round < rounds; round += 1) {
    const itemVariance = mean.map((value) => {
      const p = Math.min(1, Math.max(0, value));
      return bounded ? Math.max(p * (1 - p), limits.varianceFloor) : 0.25;
    });
    const weight = itemVariance.map((v, i) => 1 / (v * (items === null ? 1 : 1 / (items[i] ?? 1) + psi)));
    let mass = 0;
    for (let i = 0; i < size; i += 1) mass += (weight[i] ?? 0) * (share[i] ?? 0);
    for (let i = 0; i < size; i += 1) weight[i] = ((weight[i] ?? 0) * runs) / mass;
    const samplingVariance =
      items === null ? null : meanSampling(mean, items, weight, share, bounded) / Math.max(1, runs);
    const shared = weight.map((value, i) => value * (share[i] ?? 0));
    const known = result?.measurement ?? { law: null, logistic: null };
    const measurement: Measurement = measure({
      design,
      score,
      signs,
      weight: shared,
      times,
      samplingVariance,
      candidates: candidatesNear(design, known, fullPattern),
    });
    mean = fittedScores(measurement.data, measurement.best);
    psi = items === null ? 0 : overdispersion(score, mean, itemVariance, items, share, measurement);
    result = { weight: shared, samplingVariance, measurement };
  }
  return result;
};

const average = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Sum over points of weight × p (1 - p) / n: without the weights' floor, for near 0 or 1 there is little sampling noise. */
const meanSampling = (
  mean: Float64Array,
  items: Float64Array,
  weight: Float64Array,
  share: Float64Array,
  bounded: boolean,
): number => {
  let sum = 0;
  for (let i = 0; i < mean.length; i += 1) {
    const p = Math.min(1, Math.max(0, mean[i] ?? 0));
    const variance = bounded ? p * (1 - p) : 0.25;
    sum += ((weight[i] ?? 0) * (share[i] ?? 0) * variance) / (items[i] ?? 1);
  }
  return sum;
};

/** psi by moments: what squared residuals over v leave beyond 1/n. */
const overdispersion = (
  score: Float64Array,
  mean: Float64Array,
  itemVariance: Float64Array,
  items: Float64Array,
  share: Float64Array,
  { df, data }: Measurement,
): number => {
  let seen = 0;
  let expected = 0;
  for (let i = 0; i < score.length; i += 1) {
    seen += ((share[i] ?? 0) * ((score[i] ?? 0) - (mean[i] ?? 0)) ** 2) / (itemVariance[i] ?? 1);
    expected += (share[i] ?? 0) / (items[i] ?? 1);
  }
  return Math.max(0, seen / df - expected / data.n);
};
