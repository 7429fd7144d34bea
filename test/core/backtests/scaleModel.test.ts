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
    const features = {
      noise: 0.005 + 0.03 * random.next(),
      spread: 0.08 * random.next(),
      distance: 0.5 * random.next(),
    };
    return { ...features, weight: 1, error: scaleOf(truth, features) * studentFive(random) };
  });
};

/** The objective written down once more from its definition. */
const penalised = (observations: readonly ScaleObservation[], a: Parameters<typeof scaleOf>[0]): number =>
  observations.reduce((sum, row) => {
    const sigma = scaleOf(a, row);
    return sum + row.weight * (Math.log(sigma) + 3 * Math.log(1 + row.error ** 2 / (5 * sigma ** 2)));
  }, 0) + [a.noise, a.spread, a.distance].reduce((sum, value) => sum + (Math.log(value) + 1) ** 2 / 2, 0);

describe('fitScale', () => {
  it('recovers the scale that errors were drawn with', () => {
    const fitted = fitScale(simulate(8000, { noise: 1, spread: 0.5, distance: 0.01 }));
    expect(fitted.noise).toBeGreaterThan(0.7);
    expect(fitted.noise).toBeLessThan(1.4);
    expect(fitted.spread).toBeGreaterThan(0.3);
    expect(fitted.spread).toBeLessThan(0.75);
    expect(fitted.distance).toBeGreaterThan(0.007);
    expect(fitted.distance).toBeLessThan(0.014);
  });

  it('stands at a minimum: no coefficient can be moved to a better place', () => {
    const observations = simulate(400, { noise: 2, spread: 0.2, distance: 0.004 });
    const fitted = fitScale(observations);
    const least = penalised(observations, fitted);
    for (const name of ['noise', 'spread', 'distance'] as const) {
      for (const factor of [0.9, 0.99, 1.01, 1.1]) {
        expect(penalised(observations, { ...fitted, [name]: fitted[name] * factor })).toBeGreaterThan(least);
      }
    }
  });

  it('falls back on the prior without errors, and survives errors that are all 0', () => {
    const prior = fitScale([]);
    expect(prior.noise).toBeCloseTo(Math.exp(-1), 6);
    const zero = fitScale(
      simulate(50, { noise: 1, spread: 1, distance: 1 }).map((row) => ({ ...row, error: 0 })),
    );
    for (const value of Object.values(zero)) expect(value).toBeGreaterThan(0);
    expect(zero.noise).toBeLessThan(prior.noise);
  });
});
