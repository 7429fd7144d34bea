import { backtestLimits } from './limits.ts';
import type { BasisPart } from './shapeBasis.ts';
import type { ShapeSums } from './shapeSums.ts';
import type { ScoreLimits, UnitCurve } from './unitCurve.ts';

/** One family of shapes in a mixture. */
export interface MixedFamily {
  /** Where its shapes stand among all. */
  readonly part: BasisPart;
  /** Log of the mean likelihood over its shapes: families count alike, however many shapes they have. */
  readonly evidence: number;
  /** Variance of runs about its shapes, averaged over them; never below the sampling floor. */
  readonly variance: number;
  /** Its part of the mixture, by its evidence; the shares sum to 1. */
  readonly share: number;
}

/** The shapes fitted to one prefix of a curve, averaged by likelihood. The arrays have one entry a shape. */
export interface ShapeMixture {
  readonly families: readonly MixedFamily[];
  /** Weights within each family: they sum to 1 over its shapes. */
  readonly withinFamily: Float64Array;
  readonly intercepts: Float64Array;
  readonly gains: Float64Array;
  /** Standard deviation of runs about their shape, averaged over the shapes. */
  readonly noise: number;
  /** Standard deviation that sampling of items alone gives; at most `noise`. */
  readonly sampling: number;
  /** What a member may predict: of a family that runs on, whatever the metric can be. */
  readonly limits: ScoreLimits;
  readonly reached: ScoreLimits;
}

/** What a mixture says of one place. */
export interface MixturePrediction {
  readonly mean: number;
  /** Standard deviation of the members' predictions: how far the shapes disagree. */
  readonly spread: number;
}

/**
 * Variance that sampling of items alone gives, from the runs so far: the stated standard errors, and the
 * binomial p(1-p)/n with p(1-p) held above a floor; the larger where both are known.
 */
const samplingVariance = (sums: ShapeSums, bounded: boolean): number => {
  const stated = sums.varianceCount > 0 ? sums.variance / sums.varianceCount : 0;
  const binomial =
    bounded && sums.itemsCount > 0
      ? Math.max(backtestLimits.smallestBinomialVariance, sums.binomial / sums.count) *
        (sums.inverseItems / sums.itemsCount)
      : 0;
  return Math.max(stated, binomial, backtestLimits.smallestVariance);
};

/** Families with the shares that their evidence gives them. */
export const shareOut = (families: readonly Omit<MixedFamily, 'share'>[]): readonly MixedFamily[] => {
  const most = families.reduce((best, { evidence }) => Math.max(best, evidence), Number.NEGATIVE_INFINITY);
  const all = families.reduce((sum, { evidence }) => sum + Math.exp(evidence - most), 0);
  return families.map(({ part, evidence, variance }) => ({
    part,
    evidence,
    variance,
    share: Math.exp(evidence - most) / all,
  }));
};

/** Standard deviation of runs about the shapes of all families. */
export const noiseOf = (families: readonly MixedFamily[]): number =>
  Math.sqrt(families.reduce((sum, { share, variance }) => sum + share * variance, 0));

/**
 * Fits y = b0 + b1 phi by weighted least squares for every shape, both signs of b1, from running sums. Where
 * the asymptote b0 + b1 leaves the metric's range it is pinned at the limit and the one remaining coefficient
 * is refitted. Where chance is known, a
 * pseudo-observation (phi = 0, y = chance) takes part, at a share of the runs' weight. Shapes are
 * averaged with weights exp(-n/2 log(rss/n)), each family with an equal prior spread over its shapes, n being the sum of the recency weights (the effective number of
 * runs, not their count, and at least 2.5) and rss/n held above the sampling variance. Needs at least one run in the sums.
 */
export const shapeMixture = (
  sums: ShapeSums,
  curve: Pick<UnitCurve, 'chance' | 'kind' | 'limits'>,
  chanceShare: number,
  parts: readonly BasisPart[],
): ShapeMixture => {
  const { chance, kind, limits } = curve;
  const bounded = kind === 'bounded';
  const size = sums.phi.length;
  const n = sums.weight;
  const counted = Math.max(n, backtestLimits.fewestCounted);
  const pseudo = chance === null ? 0 : chanceShare * n;
  const guess = chance ?? 0;
  const totalWeight = n + pseudo;
  const totalY = sums.y + pseudo * guess;
  const totalYY = sums.yy + pseudo * guess * guess;
  const reach = backtestLimits.unboundedReach * (sums.highest - sums.lowest);
  const reached: ScoreLimits = bounded
    ? limits
    : {
        lower: Math.max(limits.lower, sums.lowest - reach),
        upper: Math.min(limits.upper, sums.highest + reach),
      };
  const floor = samplingVariance(sums, bounded);

  const intercepts = new Float64Array(size);
  const gains = new Float64Array(size);
  const variances = new Float64Array(size);
  const withinFamily = new Float64Array(size);
  const fitted: Omit<MixedFamily, 'share'>[] = [];
  const meanY = totalY / totalWeight;
  const centredYY = Math.max(0, totalYY - totalY * meanY);
  for (const part of parts) {
    const { start, end, runsOn } = part;
    const { lower, upper } = runsOn ? limits : reached;
    let best = Number.NEGATIVE_INFINITY;
    for (let node = start; node < end; node += 1) {
      const phi = sums.phi[node] ?? 0;
      const phiPhi = sums.phiPhi[node] ?? 0;
      const phiY = sums.phiY[node] ?? 0;
      const meanPhi = phi / totalWeight;
      const centredPhi = phiPhi - phi * meanPhi;
      const centredPhiY = phiY - phi * meanY;
      let gain = centredPhi > 1e-12 * phiPhi ? centredPhiY / centredPhi : 0;
      let intercept = meanY - gain * meanPhi;
      let rss = centredYY - gain * centredPhiY;
      const asymptote = intercept + gain;
      if (asymptote > upper || asymptote < lower) {
        // y - limit = (b0 - limit) (1 - phi): one coefficient left.
        const limit = asymptote > upper ? upper : lower;
        const uu = totalWeight - 2 * phi + phiPhi;
        const uz = totalY - phiY - limit * (totalWeight - phi);
        const zz = totalYY - 2 * limit * totalY + limit * limit * totalWeight;
        const slope = uu > 1e-12 * totalWeight ? uz / uu : 0;
        intercept = limit + slope;
        gain = -slope;
        rss = zz - slope * uz;
      }
      rss = Math.max(0, rss);
      const logWeight = (-counted / 2) * Math.log(Math.max(rss / n, floor));
      intercepts[node] = intercept;
      gains[node] = gain;
      variances[node] = Math.max(rss / Math.max(n - 2, 1), floor);
      withinFamily[node] = logWeight;
      if (logWeight > best) best = logWeight;
    }
    let total = 0;
    for (let node = start; node < end; node += 1) {
      const weight = Math.exp((withinFamily[node] ?? 0) - best);
      withinFamily[node] = weight;
      total += weight;
    }
    let variance = 0;
    for (let node = start; node < end; node += 1) {
      const weight = (withinFamily[node] ?? 0) / total;
      withinFamily[node] = weight;
      variance += weight * (variances[node] ?? 0);
    }
    fitted.push({ part, evidence: best + Math.log(total / (end - start)), variance });
  }
  const families = shareOut(fitted);
  return {
    families,
    withinFamily,
    intercepts,
    gains,
    noise: noiseOf(families),
    sampling: Math.sqrt(floor),
    limits,
    reached,
  };
};

/** What the families predict, each by itself: means over its members, one entry a family. */
export interface FamilyMoments {
  readonly means: readonly number[];
  /** Of the squares. */
  readonly squares: readonly number[];
}

/** What each family predicts at a place whose shape values are given; each member is held inside the limits before averaging. */
export const predictFamilies = (
  { families, withinFamily, intercepts, gains, limits, reached }: ShapeMixture,
  values: Float64Array,
): FamilyMoments => {
  const means: number[] = [];
  const squares: number[] = [];
  for (const {
    part: { start, end, runsOn },
  } of families) {
    const { lower, upper } = runsOn ? limits : reached;
    let mean = 0;
    let square = 0;
    for (let node = start; node < end; node += 1) {
      const raw = (intercepts[node] ?? 0) + (gains[node] ?? 0) * (values[node] ?? 0);
      const member = Math.min(upper, Math.max(lower, raw));
      const weighted = (withinFamily[node] ?? 0) * member;
      mean += weighted;
      square += weighted * member;
    }
    means.push(mean);
    squares.push(square);
  }
  return { means, squares };
};

/** The families' predictions together. */
export const mixFamilies = (
  families: readonly MixedFamily[],
  { means, squares }: FamilyMoments,
): MixturePrediction => {
  let mean = 0;
  let square = 0;
  for (let index = 0; index < families.length; index += 1) {
    const share = families[index]?.share ?? 0;
    mean += share * (means[index] ?? 0);
    square += share * (squares[index] ?? 0);
  }
  return { mean, spread: Math.sqrt(Math.max(0, square - mean * mean)) };
};

/** The mixture at a place whose shape values are given. */
export const predictMixture = (mixture: ShapeMixture, values: Float64Array): MixturePrediction =>
  mixFamilies(mixture.families, predictFamilies(mixture, values));
