import { describe, expect, it } from 'vitest';
import { fitScale, type ScaleObservation, scaleOf } from '../../../src/core/backtests/scaleModel.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';

/** Student's t with 5 degrees of freedom. */
const studentFive = (random: { normal(): number }): number => {
  const square = [1, 2, 3, 4, 5].reduce((sum) => sum + random.normal() ** 2, 0);
  return random.normal() / Math.sqrt(square / 5);
};

const simulate = (count: number, truth: Parameters<typeof scaleOf>[0]): readonly ScaleObservation[] => {
  const random = randomSource(3);
  return Array.from({ length: count }, () => {
    const sampling = 0.004 + 0.016 * random.next();
    const prediction = {
      sampling,
      noise: Math.hypot(sampling, 0.03 * random.next()),
      spread: 0.08 * random.next(),
      distance: 0.5 * random.next(),
    };
    return { prediction, weight: 1, error: scaleOf(truth, prediction) * studentFive(random) };
  });
};

/** The objective written down once more from its definition. */
const penalised = (observations: readonly ScaleObservation[], a: Parameters<typeof scaleOf>[0]): number =>
  observations.reduce((sum, row) => {
    const sigma = scaleOf(a, row.prediction);
    return sum + row.weight * (Math.log(sigma) + 3 * Math.log(1 + row.error ** 2 / (5 * sigma ** 2)));
  }, 0) +
  [a.sampling, a.excess, a.spread, a.distance].reduce(
    (sum, value) => sum + (Math.log(value) + 1) ** 2 / 2,
    0,
  );

describe('scaleOf', () => {
  const features = { sampling: 0.01, noise: 0.03, spread: 0.02, distance: 0.2 };

  it('weighs sampling, what exceeds it, disagreement and distance by themselves', () => {
    const one = { sampling: 0, excess: 0, spread: 0, distance: 0 };
    expect(scaleOf({ ...one, sampling: 1 }, features)).toBeCloseTo(0.01, 12);
    expect(scaleOf({ ...one, excess: 1 }, features)).toBeCloseTo(Math.sqrt(0.0009 - 0.0001), 12);
    expect(scaleOf({ ...one, spread: 1 }, features)).toBeCloseTo(0.02, 12);
    expect(scaleOf({ ...one, distance: 1 }, features)).toBeCloseTo(0.2, 12);
  });

  it('counts sampling that exceeds all noise as noise', () => {
    const large = { ...features, sampling: 0.05 };
    expect(scaleOf({ sampling: 1, excess: 5, spread: 0, distance: 0 }, large)).toBeCloseTo(0.03, 12);
  });
});

describe('fitScale', () => {
  it('recovers the scale that errors were drawn with', () => {
    const fitted = fitScale(simulate(8000, { sampling: 1, excess: 2, spread: 0.5, distance: 0.01 }));
    expect(fitted.sampling).toBeGreaterThan(0.5);
    expect(fitted.sampling).toBeLessThan(1.7);
    expect(fitted.excess).toBeGreaterThan(1.4);
    expect(fitted.excess).toBeLessThan(2.7);
    expect(fitted.spread).toBeGreaterThan(0.3);
    expect(fitted.spread).toBeLessThan(0.75);
    expect(fitted.distance).toBeGreaterThan(0.007);
    expect(fitted.distance).toBeLessThan(0.014);
  });

  it('stands at a minimum: no coefficient can be moved to a better place', () => {
    const observations = simulate(400, { sampling: 1, excess: 2, spread: 0.2, distance: 0.004 });
    const fitted = fitScale(observations);
    const least = penalised(observations, fitted);
    for (const name of ['sampling', 'excess', 'spread', 'distance'] as const) {
      for (const factor of [0.9, 0.99, 1.01, 1.1]) {
        expect(penalised(observations, { ...fitted, [name]: fitted[name] * factor })).toBeGreaterThan(least);
      }
    }
  });

  it('falls back on the prior without errors, and survives errors that are all 0', () => {
    const prior = fitScale([]);
    expect(prior.excess).toBeCloseTo(Math.exp(-1), 6);
    const zero = fitScale(
      simulate(50, { sampling: 1, excess: 1, spread: 1, distance: 1 }).map((row) => ({ ...row, error: 0 })),
    );
    for (const value of Object.values(zero)) expect(value).toBeGreaterThan(0);
    expect(zero.sampling).toBeLessThan(prior.sampling);
  });
});
