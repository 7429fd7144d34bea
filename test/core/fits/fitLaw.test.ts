import { describe, expect, it } from 'vitest';
import { type FitData, fitData } from '../../../src/core/fits/fitData.ts';
import { fitLaw } from '../../../src/core/fits/fitLaw.ts';
import { constant } from '../../../src/core/laws/constant.ts';
import { exponentialInLoss } from '../../../src/core/laws/exponentialInLoss.ts';
import type { Law } from '../../../src/core/laws/law.ts';
import { linear } from '../../../src/core/laws/linear.ts';
import { logisticWithFloor } from '../../../src/core/laws/logisticWithFloor.ts';
import { powerLawWithOffset } from '../../../src/core/laws/powerLawWithOffset.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';

const losses = [4.2, 4.0, 3.8, 3.6, 3.45, 3.3, 3.1, 3.0, 2.85, 2.75, 2.6, 2.5];
const rising = [0.262, 0.271, 0.285, 0.297, 0.322, 0.331, 0.38, 0.398, 0.45, 0.472, 0.55, 0.594];
const sshaped = [0.25, 0.26, 0.24, 0.27, 0.31, 0.38, 0.47, 0.55, 0.6, 0.63, 0.64, 0.66];
const weights = [1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25];

const dataOf = (
  positions: readonly number[],
  scores: readonly number[],
  weight: readonly number[] = [],
): FitData =>
  positions.map((position, i) => ({ position, score: scores[i] ?? 0, weight: weight[i] ?? 1, curve: 0 }));

const negated = losses.map((loss) => -loss);

const fitted = (law: Law, data: FitData) => {
  const fit = fitLaw(law, data);
  if (fit.kind !== 'fitted') throw new Error(fit.kind);
  return fit;
};

/** Value and standard error within a millionth of the reference, relative. */
const expectEstimate = (
  estimate: { readonly value: number; readonly se: number | null } | undefined,
  value: number,
  se: number,
): void => {
  expect(Math.abs((estimate?.value ?? 0) / value - 1)).toBeLessThan(1e-5);
  expect(Math.abs((estimate?.se ?? 0) / se - 1)).toBeLessThan(1e-4);
};

/** The least residual sum over a dense grid within the bounds, level and amplitude by regression: slow, and simple. */
const lowestOfMany = (law: Law, positions: readonly number[], scores: readonly number[]): number => {
  const [low, high] = [Math.min(...positions), Math.max(...positions)];
  const t = positions.map((position) => (position - low) / (high - low));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = (values: readonly number[]): number[] => values.map((value) => value - mean(values));
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const y = centred(scores);
  const [midpoints = [0, 1], widths = [0, 1]] = law.bounds(t);
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a <= 100; a += 1) {
    for (let b = 0; b <= 40; b += 1) {
      const midpoint = midpoints[0] + ((midpoints[1] - midpoints[0]) * a) / 100;
      const width = widths[0] * (widths[1] / widths[0]) ** (b / 40);
      const z = centred(t.map((at) => law.basis([midpoint, width], at)));
      least = Math.min(least, dot(y, y) - dot(z, y) ** 2 / dot(z, z));
    }
  }
  return least;
};

// Reference values: scipy.optimize.curve_fit of SciPy 1.17.1 on the same points, tolerances 1e-14.
describe('fitLaw against SciPy', () => {
  it('fits the exponential in loss, with weights', () => {
    const fit = fitted(exponentialInLoss, dataOf(negated, rising, weights));
    expectEstimate(fit.parameters.offset, 0.2388821, 0.0056311);
    expectEstimate(fit.parameters.amplitude, 0.35814374, 0.00616161);
    expectEstimate(fit.parameters.rate, 1.60772704, 0.08003415);
    expect(fit.parameters.reference).toEqual({ value: 2.5, se: null });
    expect(fit.rss).toBeCloseTo(0.00015721231553017168, 10);
    expect(fit.df).toBe(9);
    expect(fit.atBound).toBe(false);
  });

  it('fits a saturating power law of compute', () => {
    const flops = [1e18, 3e18, 1e19, 3e19, 1e20, 3e20, 1e21, 3e21];
    const scores = [0.31, 0.365, 0.421, 0.46, 0.492, 0.518, 0.535, 0.551];
    const fit = fitted(powerLawWithOffset, dataOf(flops.map(Math.log), scores));
    expectEstimate(fit.parameters.offset, 0.61232039, 0.00700083);
    expectEstimate(fit.parameters.amplitude, -0.0607863, 0.00568899);
    expectEstimate(fit.parameters.exponent, -0.20111171, 0.0093037);
    expect(fit.parameters.reference?.value).toBeCloseTo(3e21, -12);
  });

  it('fits a logistic', () => {
    const fit = fitted(logisticWithFloor, dataOf(negated, sshaped));
    expectEstimate(fit.parameters.floor, 0.24552559, 0.0068597);
    expectEstimate(fit.parameters.rise, 0.41937411, 0.01374293);
    expectEstimate(fit.parameters.midpoint, -3.14962113, 0.0161796);
    expectEstimate(fit.parameters.width, 0.17383767, 0.01472168);
  });
});

describe('fitLaw', () => {
  it('gives the mean and its error for a constant, and the line of a line', () => {
    const flat = fitted(constant, dataOf(negated, rising));
    const mean = rising.reduce((sum, score) => sum + score, 0) / rising.length;
    expect(flat.parameters.level?.value).toBeCloseTo(mean, 12);
    expect(flat.r2).toBeCloseTo(0, 12);
    const line = fitted(linear, dataOf([1, 2, 3, 4], [2, 4, 6, 8.4]));
    expect(line.parameters.slope?.value).toBeCloseTo(2.12, 10);
    expect(line.parameters.reference).toEqual({ value: 4, se: null });
  });

  it('does not depend on the units of x and y', () => {
    const plain = fitted(exponentialInLoss, dataOf(negated, rising, weights));
    const bits = fitted(
      exponentialInLoss,
      dataOf(
        negated.map((position) => position / Math.LN2),
        rising.map((score) => 100 * score),
        weights,
      ),
    );
    expect((bits.parameters.rate?.value ?? 0) / Math.LN2).toBeCloseTo(plain.parameters.rate?.value ?? 0, 6);
    expect((bits.parameters.offset?.value ?? 0) / 100).toBeCloseTo(plain.parameters.offset?.value ?? 0, 8);
    expect(bits.r2).toBeCloseTo(plain.r2 ?? 0, 10);
  });

  it('fits curves together that differ in level only', () => {
    const shifted = [
      ...dataOf(negated, rising),
      ...negated.map((position, i) => ({ position, score: (rising[i] ?? 0) + 0.1, weight: 1, curve: 1 })),
    ];
    const both = fitted(exponentialInLoss, shifted);
    const one = fitted(exponentialInLoss, dataOf(negated, rising));
    expect(both.parameters.rate?.value).toBeCloseTo(one.parameters.rate?.value ?? 0, 6);
    expect(both.parameters.offset?.value).toBeCloseTo((one.parameters.offset?.value ?? 0) + 0.05, 6);
    expect(both.offsets.map((offset) => Number(offset.toFixed(6)))).toEqual([-0.05, 0.05]);
    expect(both.df).toBe(24 - 4);
    expect(both.fitted[12]).toBeCloseTo((one.fitted[0] ?? 0) + 0.1, 6);
  });

  it('fits an exact law exactly', () => {
    const truth = (position: number): number => 0.25 + 0.4 * Math.exp(1.3 * (position + 2.5));
    const fit = fitted(exponentialInLoss, dataOf(negated, negated.map(truth)));
    expect(fit.parameters.rate?.value).toBeCloseTo(1.3, 6);
    expect(fit.rss).toBeLessThan(1e-18);
  });

  it('puts a rate that leaves its bounds on the bound, without an error', () => {
    // Saturating in loss: no accelerating exponential is as good as the straight line.
    const saturating = losses.map((loss) => 0.7 - 0.45 * Math.exp(-(4.2 - loss) / 0.5));
    const fit = fitted(exponentialInLoss, dataOf(negated, saturating));
    expect(fit.atBound).toBe(true);
    expect(fit.parameters.rate?.se).toBeNull();
    expect(fit.parameters.amplitude?.se).not.toBeNull();
  });

  it('gives the same for points in any order', () => {
    const curve = (index: number, level: number): FitData =>
      negated.map((position, i) => ({
        position,
        score: (rising[i] ?? 0) + level,
        weight: weights[i] ?? 1,
        curve: index,
      }));
    const inOrder = [...curve(0, 0), ...curve(1, 0.1).slice(3)];
    const shuffled = inOrder.map((_, i) => inOrder[(8 * i + 5) % inOrder.length] as (typeof inOrder)[number]);
    const [one, other] = [fitted(exponentialInLoss, inOrder), fitted(exponentialInLoss, shuffled)];
    expect(new Set(shuffled).size).toBe(inOrder.length);
    expect(other.parameters.rate?.value).toBeCloseTo(one.parameters.rate?.value ?? 0, 6);
    shuffled.forEach((point, i) => {
      expect(other.fitted[i]).toBeCloseTo(one.fitted[inOrder.indexOf(point)] ?? 0, 9);
    });
  });

  it('finds the deepest of several valleys, and the best point on a bound', () => {
    const random = randomSource(3);
    for (let repeat = 0; repeat < 9; repeat += 1) {
      const positions = Array.from({ length: repeat % 2 === 0 ? 9 : 20 }, () => random.next()).sort(
        (a, b) => a - b,
      );
      const wave = repeat % 3 === 0 ? 0.1 : 0;
      const scores = positions.map(
        (position) => 0.4 + wave * Math.cos(8 * position) + 0.02 * random.normal(),
      );
      const fit = fitted(logisticWithFloor, dataOf(positions, scores));
      expect(fit.rss).toBeLessThanOrEqual(lowestOfMany(logisticWithFloor, positions, scores) * (1 + 1e-9));
    }
  });

  it('has no error for a change that a single run lies in', () => {
    // Any narrow enough sigmoid passes through that run: midpoint and width trade off along a flat valley.
    const positions = Array.from({ length: 14 }, (_, i) => (i < 6 ? i : i === 6 ? 18 : 24 + i));
    const scores = positions.map(
      (i) => (i < 6 ? 0.25 : i === 6 ? 0.33 : 0.6) + (i % 2 === 0 ? 0.004 : -0.004),
    );
    const fit = fitted(logisticWithFloor, dataOf(positions, scores));
    expect(fit.atBound).toBe(true);
    expect(fit.parameters.width?.se).toBeNull();
    expect(fit.parameters.rise?.value).toBeCloseTo(0.35, 2);
    expect(fit.parameters.rise?.se).not.toBeNull();
  });

  it('refuses a curve number without points rather than to invent its level', () => {
    const gap = dataOf(negated, rising).map((point, i) => ({ ...point, curve: i < 6 ? 0 : 2 }));
    expect(fitLaw(exponentialInLoss, gap)).toEqual({ kind: 'degenerate', reason: 'not-identified' });
  });

  it('starts where it is told', () => {
    const data = dataOf(negated, rising, weights);
    const near = fitLaw(exponentialInLoss, data, [2.5]);
    expect(near.kind === 'fitted' && near.rss).toBeCloseTo(fitted(exponentialInLoss, data).rss, 12);
  });

  it.each([
    ['too few points', dataOf([1, 2, 3], [1, 2, 3]), 'insufficient'],
    ['equal positions', dataOf([2, 2, 2, 2, 2], [1, 2, 3, 4, 5]), 'degenerate'],
    ['a score that is not a number', dataOf([1, 2, 3, 4, 5], [1, 2, Number.NaN, 4, 5]), 'degenerate'],
  ])('refuses %s', (_name, data, kind) => {
    expect(fitLaw(exponentialInLoss, data).kind).toBe(kind);
  });

  it('says how many points it would need', () => {
    expect(fitLaw(logisticWithFloor, dataOf([1, 2, 3], [1, 2, 3]))).toEqual({
      kind: 'insufficient',
      points: 3,
      needed: 5,
    });
  });

  it('has no r2 for scores that do not vary', () => {
    const fit = fitLaw(
      exponentialInLoss,
      dataOf(
        negated,
        negated.map(() => 0.3),
      ),
    );
    expect(fit.kind === 'fitted' ? fit.r2 : null).toBeNull();
  });
});

describe('fitData', () => {
  it('numbers the curves and takes their weights', () => {
    const point = {
      run: 'a',
      trainingRun: 'a',
      scale: 3,
      position: -3,
      score: 0.5,
      standardError: null,
      items: null,
      source: { file: 'f', pointer: '' },
    };
    const data = fitData(
      [{ points: [point] }, { points: [point, point] }],
      (curve, index) => 10 * curve + index + 1,
    );
    expect(data.map(({ curve, weight }) => [curve, weight])).toEqual([
      [0, 1],
      [1, 11],
      [1, 12],
    ]);
    expect(fitData([{ points: [point] }])[0]?.weight).toBe(1);
  });
});
