import { describe, expect, it } from 'vitest';
import { linearFamilies } from '../../../src/core/backtests/families/index.ts';
import { type ShapeBasis, shapeBasis } from '../../../src/core/backtests/shapeBasis.ts';
import { predictMixture, type ShapeMixture, shapeMixture } from '../../../src/core/backtests/shapeMixture.ts';
import { addRun, shapeSums } from '../../../src/core/backtests/shapeSums.ts';
import type { UnitCurve } from '../../../src/core/backtests/unitCurve.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { weightedLeastSquares } from '../../../src/core/stats/weightedLeastSquares.ts';
import { unitCurve } from './unitCurves.ts';

const { first: firstFamily, further: furtherFamilies } = linearFamilies;
const basis = shapeBasis([firstFamily]);
/** Weight of the row at chance, as a share of the weight of the runs. */
const chanceShare = 0.07;

/** The mixture of all runs of a curve, by running sums, as a backtest walks. */
const walked = (curve: UnitCurve, by: ShapeBasis = basis): ShapeMixture => {
  const sums = shapeSums(by.count);
  let previous = curve.points[0]?.t ?? 0;
  for (const point of curve.points) {
    addRun(sums, point, by.at(point.t), 1, Math.exp(-(point.t - previous) / 0.18));
    previous = point.t;
  }
  return shapeMixture(sums, curve, chanceShare, by.parts);
};

interface DirectFit {
  readonly intercept: number;
  readonly gain: number;
  readonly rss: number;
}

/** The same fits one by one from the definition: explicit weights, the chance row, and pinned asymptotes refitted. */
const direct = (curve: UnitCurve, node: number): DirectFit => {
  const last = curve.points.at(-1)?.t ?? 0;
  const phi = curve.points.map((point) => basis.at(point.t)[node] ?? 0);
  const y = curve.points.map((point) => point.y);
  const weights = curve.points.map((point) => Math.exp(-(last - point.t) / 0.18));
  if (curve.chance !== null) {
    phi.push(0);
    y.push(curve.chance);
    weights.push(chanceShare * weights.reduce((sum, weight) => sum + weight, 0));
  }
  const free = weightedLeastSquares([phi.map(() => 1), phi], y, weights);
  if (free.kind !== 'fitted') throw new Error('the oracle needs a solvable case');
  const [intercept = 0, gain = 0] = free.coefficients;
  const asymptote = intercept + gain;
  if (asymptote >= 0 && asymptote <= 1) return { intercept, gain, rss: free.rss };
  const limit = asymptote > 1 ? 1 : 0;
  const pinned = weightedLeastSquares(
    [phi.map((value) => 1 - value)],
    y.map((value) => value - limit),
    weights,
  );
  if (pinned.kind !== 'fitted') throw new Error('the oracle needs a solvable case');
  const [slope = 0] = pinned.coefficients;
  return { intercept: limit + slope, gain: -slope, rss: pinned.rss };
};

const noisyRise = (seed: number, chance: number | null): UnitCurve => {
  const random = randomSource(seed);
  const pairs = Array.from({ length: 14 }, (_, index) => {
    const t = index / 13;
    return [t, 0.3 + 0.5 / (1 + Math.exp(-6 * (t - 0.6))) + 0.02 * random.normal()] as const;
  });
  return unitCurve(pairs, { chance });
};

describe('shapeMixture', () => {
  it.each([
    ['with a chance row', 0.25],
    ['without one', null],
  ])('equals a direct weighted least-squares fit of every shape, %s', (_, chance) => {
    const curve = noisyRise(7, chance);
    const mixture = walked(curve);
    const n = curve.points.reduce((sum, { t }) => sum + Math.exp(-(1 - t) / 0.18), 0);
    const meanBinomial = curve.points.reduce((sum, { y }) => sum + y * (1 - y), 0) / curve.points.length;
    const floor = Math.max(0.05, meanBinomial) / 1000;
    const fits = Array.from({ length: 150 }, (_unused, node) => direct(curve, node));
    const logs = fits.map(({ rss }) => (-Math.max(n, 2.5) / 2) * Math.log(Math.max(rss / n, floor)));
    const best = Math.max(...logs);
    const total = logs.reduce((sum, log) => sum + Math.exp(log - best), 0);
    let pinned = 0;
    for (const [node, fit] of fits.entries()) {
      if (Math.abs(fit.intercept + fit.gain - 1) < 1e-12) pinned += 1;
      expect(mixture.withinFamily[node]).toBeCloseTo(Math.exp((logs[node] ?? 0) - best) / total, 8);
      // Coefficients of shapes that are flat over the data are ill-determined; what they predict is not.
      for (const [index, point] of curve.points.entries()) {
        const phi = basis.at(point.t)[node] ?? 0;
        const predicted = (mixture.intercepts[node] ?? 0) + (mixture.gains[node] ?? 0) * phi;
        expect(predicted, `shape ${node}, run ${index}`).toBeCloseTo(fit.intercept + fit.gain * phi, 6);
      }
    }
    expect(pinned).toBeGreaterThan(10);
    const variance = fits.reduce(
      (sum, { rss }, node) =>
        sum + (Math.exp((logs[node] ?? 0) - best) / total) * Math.max(rss / Math.max(n - 2, 1), floor),
      0,
    );
    expect(mixture.noise).toBeCloseTo(Math.sqrt(variance), 8);
  });

  it('holds every member inside the range, far beyond the data too', () => {
    const steep = unitCurve(Array.from({ length: 10 }, (_, i) => [i / 9, 0.1 + 0.088 * i] as const));
    const { mean, spread } = predictMixture(walked(steep), basis.at(3));
    expect(mean).toBeLessThanOrEqual(1);
    expect(mean).toBeGreaterThan(0.9);
    expect(spread).toBeGreaterThanOrEqual(0);
  });

  it('follows a fall as well as a rise', () => {
    const falling = unitCurve(
      Array.from({ length: 12 }, (_, i) => [i / 11, 0.8 - 0.04 * i] as const),
      { chance: null },
    );
    expect(predictMixture(walked(falling), basis.at(1.1)).mean).toBeLessThan(0.36);
  });

  it('takes the noise no lower than the stated standard error, the binomial one, or a tenth of a point', () => {
    const flat = Array.from({ length: 12 }, (_, i) => [i / 11, 0.5] as const);
    const noise = (items: number | null, variance: number | null): number =>
      walked(unitCurve(flat, { chance: null }, { items, variance })).noise;
    expect(noise(null, null)).toBeCloseTo(0.001, 6);
    expect(noise(100, null)).toBeCloseTo(0.05, 6);
    expect(noise(null, 0.0004)).toBeCloseTo(0.02, 6);
    expect(noise(100, 0)).toBeCloseTo(0.05, 6);
  });

  it('tells sampling apart from what the shapes do not explain', () => {
    const zigzag = Array.from({ length: 12 }, (_, i) => [i / 11, i % 2 === 0 ? 0.45 : 0.55] as const);
    const { noise, sampling } = walked(unitCurve(zigzag, { chance: null }, { items: 10_000 }));
    expect(sampling).toBeCloseTo(0.005, 4);
    expect(noise).toBeGreaterThan(0.03);
  });

  it('bends a curve towards chance by the same share, however many runs there are', () => {
    const pull = (runs: number): number => {
      const pairs = Array.from({ length: runs }, (_, i) => [i / (runs - 1), 0.5] as const);
      const at = (chance: number | null): number =>
        predictMixture(walked(unitCurve(pairs, { chance })), basis.at(1)).mean;
      return Math.abs(at(0) - at(null));
    };
    expect(pull(5)).toBeLessThan(2.5 * pull(40) + 0.002);
  });

  it('lets an unbounded metric go at most one observed spread beyond what was seen', () => {
    const pairs = Array.from({ length: 12 }, (_, i) => [i / 11, 3 * (i / 11)] as const);
    const unbounded = unitCurve(
      pairs,
      { kind: 'linear', limits: { lower: -Infinity, upper: Infinity }, chance: null },
      { items: null },
    );
    const far = predictMixture(walked(unbounded), shapeBasis([firstFamily], 5).at(5));
    expect(far.mean).toBeLessThanOrEqual(6);
    const near = predictMixture(walked(unbounded), basis.at(1.1));
    expect(near.mean).toBeGreaterThan(3.1);
    expect(near.mean).toBeLessThan(3.4);
  });

  it('lets every family speak alike, whatever the number of its shapes, until the runs tell them apart', () => {
    const families = shapeBasis([firstFamily, ...furtherFamilies]);
    const shareOf = (curve: UnitCurve): readonly number[] =>
      walked(curve, families).families.map(({ share }) => share);
    const flat = unitCurve(
      Array.from({ length: 10 }, (_, i) => [i / 9, 0.5] as const),
      { chance: null },
    );
    for (const share of shareOf(flat)) expect(share).toBeCloseTo(1 / 3, 1);
    // A turn that no logistic has: down to 0.3, then up.
    const turning = unitCurve(
      Array.from({ length: 24 }, (_, i) => {
        const t = i / 23;
        return [t, t < 0.6 ? 0.6 - 0.5 * t : 0.3 + 0.9 * (t - 0.6)] as const;
      }),
      { chance: null },
      { items: 100_000 },
    );
    const [logistic = 0, , broken = 0] = shareOf(turning);
    expect(broken).toBeGreaterThan(logistic);
  });
});
