import { randomSource, seedFor } from '../stats/randomSource.ts';
import { candidatesNear, resamplePattern } from './candidates.ts';
import type { Design } from './design.ts';
import { type Judgement, judge } from './judge.ts';
import type { TrendLimits } from './limits.ts';
import { fittedScores } from './meanFunctions.ts';
import { measure, measuringBuffers } from './measurement.ts';
import type { NoiseWeights } from './noiseWeights.ts';
import type { Observations } from './observations.ts';
import { scoreRanks } from './rankTrend.ts';

/**
 * Stop after so many if at least `enough` agree, or at most `tooFew`. The former bound the share from below by more than 0.91
 * (exact one-sided 95%): 50 of 50 by 0.94, 97 of 100 by 0.92. The latter bounds it from above by 0.8, below which no shift rests
 * on a verdict: 72 of 100 by 0.79. Of 50 none are too few, since a share of them could be off by 14 points.
 */
const looks = [
  { after: 50, enough: 50, tooFew: -1 },
  { after: 100, enough: 97, tooFew: 72 },
] as const;

/** What is resampled: the data with its weights, and the verdict that resamples are compared with. */
export interface ResamplingPlan {
  readonly design: Design;
  readonly observations: Observations;
  readonly noise: NoiseWeights;
  readonly judgement: Judgement;
  readonly limits: TrendLimits;
  /** Whether the law must prove itself on hidden runs. */
  readonly short: boolean;
  /** Whether runs are too few to draw from them. */
  readonly few: boolean;
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Share of resamples that give the same verdict by the same code, with the weights of the data; null where none was
 * asked for. Runs are drawn with replacement within each curve, all points of a run together. Where runs are few that leaves too
 * few different ones: there each run is left out once, and the rest are draws of new noise about the best mean.
 * The draws depend on the seed and the numbers of runs only: equal designs see equal draws.
 */
export const stability = (plan: ResamplingPlan): number | null => {
  const { design, observations, noise, judgement, limits, short, few, resamples, seed } = plan;
  if (resamples <= 0) return null;
  const strata = runsByCurve(design);
  const source = randomSource(seedFor(seed, strata.map((runs) => runs.length).join()));
  const candidates = candidatesNear(design, noise.measurement, resamplePattern);
  const { score } = observations;
  const buffers = measuringBuffers(design);
  const ownRanks = scoreRanks(design, score);
  const agrees = (values: Float64Array, times: Float64Array): boolean => {
    const measurement = measure(
      {
        design,
        score: values,
        ranks: values === score ? ownRanks : scoreRanks(design, values),
        weight: noise.weight,
        times,
        sampling: noise.sampling,
        replicateVariance: noise.replicateVariance,
        candidates,
      },
      buffers,
    );
    return judge(measurement, limits, { short, bounded: observations.bounded }).verdict === judgement.verdict;
  };
  const once = new Float64Array(design.runs).fill(1);
  const mean = few ? fittedScores(noise.measurement.data, noise.measurement.best) : score;
  const deviation = Math.sqrt(noise.measurement.variance);
  let agreed = 0;
  let looked = 0;
  while (looked < resamples) {
    const times = once.slice();
    let values = score;
    if (!few) drawRuns(strata, times, source.integer);
    else if (looked < design.runs) times[looked] = 0;
    else
      values = mean.map(
        (value, i) => value + noiseOf(noise.weight[i] ?? 1, design.share[i] ?? 1) * source.normal(),
      );
    if (agrees(values, times)) agreed += 1;
    looked += 1;
    const look = looks.find(({ after }) => looked === after);
    if (look === undefined) continue;
    // Where runs are few the verdict itself hangs on the share.
    if (agreed >= look.enough || (!few && agreed <= look.tooFew)) break;
  }
  return agreed / looked;

  function noiseOf(weight: number, share: number): number {
    return deviation / Math.sqrt(weight / share);
  }
};

/** Runs of each curve; one that has points on several curves counts for the first. */
const runsByCurve = ({ curves, representatives, run }: Design): readonly (readonly number[])[] => {
  const seen = new Set<number>();
  return Array.from({ length: curves }, (_, c) => {
    const runs = Array.from(representatives[c] ?? [], (i) => run[i] ?? 0).filter((index) => !seen.has(index));
    for (const index of runs) seen.add(index);
    return runs;
  });
};

const drawRuns = (
  strata: readonly (readonly number[])[],
  times: Float64Array,
  integer: (n: number) => number,
): void => {
  times.fill(0);
  for (const runs of strata) {
    for (let draw = 0; draw < runs.length; draw += 1) {
      const index = runs[integer(runs.length)] ?? 0;
      times[index] = (times[index] ?? 0) + 1;
    }
  }
};
