import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { metricSpace } from '../../../src/core/curves/metricSpace.ts';
import { calibrate } from '../../../src/core/forecasts/calibrate.ts';
import type { Forecast } from '../../../src/core/forecasts/forecast.ts';
import { forecastScore } from '../../../src/core/forecasts/forecastScore.ts';
import { lawScenarios } from '../../../src/core/forecasts/lawScenarios.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { curveOf } from './simulatedCurves.ts';

interface Law {
  readonly offset: number;
  readonly amplitude: number;
  readonly exponent: number;
  readonly noise: number;
}

const lawful = fc.record({
  offset: fc.double({ min: 1, max: 5, noNaN: true }),
  amplitude: fc.double({ min: 2, max: 3000, noNaN: true }),
  exponent: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
  noise: fc.double({ min: 0, max: 0.05, noNaN: true }),
});

const truth = ({ offset, amplitude, exponent }: Law, scale: number): number =>
  offset + amplitude * Math.exp(-exponent * Math.log(scale));

const fall = (law: Law, runs: number, metric: string, floor: number, times = 1): Curve => {
  const random = randomSource(runs);
  const curve = curveOf(
    'text',
    Array.from({ length: runs }, (_, index) => {
      const scale = Math.exp((9 * index) / (runs - 1));
      return { scale, score: times * Math.max(1, truth(law, scale) * Math.exp(law.noise * random.normal())) };
    }),
    { metric, direction: 'lower', range: null, chance: null },
    null,
  );
  const scores = curve.points.map(({ score }) => score);
  return { ...curve, space: metricSpace({ direction: 'lower', range: null, floor }, scores) };
};

const forecastAt = (curve: Curve, multiple: number): Forecast => {
  const outcome = forecastScore(calibrate([curve]), curve, { position: 9 + Math.log(multiple) }, 0.9);
  if (outcome.kind === 'none') throw new Error(outcome.reason);
  return outcome.forecast;
};

const numbersOf = ({ value, lower, upper, lowerBound, upperBound }: Forecast): readonly number[] => [
  lower,
  lowerBound,
  value,
  upperBound,
  upper,
];

describe('a metric without an upper bound', () => {
  it('never leaves what it can be, whatever the law, the runs and the distance', () => {
    fc.assert(
      fc.property(
        lawful,
        fc.integer({ min: 4, max: 24 }),
        fc.constantFrom(1.5, 25, 1e4, 1e9),
        (law, runs, multiple) => {
          const curve = fall(law, runs, 'perplexity', 1);
          const numbers = numbersOf(forecastAt(curve, multiple));
          const scenarios = lawScenarios(curve).at(9 + Math.log(multiple));
          expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
          for (const number of numbers) expect(number).toBeGreaterThanOrEqual(1);
          for (const { value } of scenarios) expect(value ?? 1).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  it('is forecast alike in another unit, its floor with it', () => {
    fc.assert(
      fc.property(
        lawful,
        fc.integer({ min: 5, max: 16 }),
        fc.constantFrom(0.01, 1.44, 100),
        (law, runs, times) => {
          const base = numbersOf(forecastAt(fall(law, runs, 'perplexity', 1), 5));
          const scaled = numbersOf(forecastAt(fall(law, runs, 'perplexity', times, times), 5));
          base.forEach((number, index) => {
            expect((scaled[index] ?? 0) / times / number).toBeCloseTo(1, 5);
          });
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });

  it('finds a clean power law with an offset within a few percent at 25 times the compute', () => {
    for (const runs of [14, 24]) {
      const law = { offset: 1.25, amplitude: 2400, exponent: 0.4, noise: 0.01 };
      const { value, lower, upper } = forecastAt(fall(law, runs, 'perplexity', 1), 25);
      const actual = truth(law, Math.exp(9) * 25);
      expect(Math.abs(value / actual - 1)).toBeLessThan(0.06);
      expect(lower).toBeLessThan(actual);
      expect(upper).toBeGreaterThan(actual);
      expect(upper / lower).toBeLessThan(2);
    }
  });
});

describe('the space of a metric', () => {
  const spaceOf = (
    floor: number | null,
    scores: readonly number[],
    direction: 'higher' | 'lower' = 'lower',
  ) => metricSpace({ direction, range: null, floor }, scores);

  it('is the logarithm where less is better and all scores are above 0', () => {
    expect(spaceOf(1, [3, 2])).toMatchObject({ kind: 'logarithmic', lower: 1, upper: null });
    expect(spaceOf(null, [3, 2])).toMatchObject({ kind: 'logarithmic', lower: 0 });
    // A score below what the name says: the name is not believed.
    expect(spaceOf(1, [3, 0.5])).toMatchObject({ kind: 'logarithmic', lower: 0 });
  });

  it('is the score itself elsewhere, with the floor that its name has', () => {
    expect(spaceOf(0, [0, 2])).toMatchObject({ kind: 'linear', lower: 0 });
    expect(spaceOf(0, [12, 30], 'higher')).toMatchObject({ kind: 'linear', lower: 0, upper: null });
    expect(spaceOf(null, [-3, 2])).toMatchObject({ kind: 'linear', lower: null });
  });

  it.each([
    [0, 10],
    [-1, 1],
    [0, 100],
  ])('holds a score between %d and %d', (lower, upper) => {
    const space = metricSpace({ direction: 'lower', range: { lower, upper }, floor: null }, []);
    expect([space.from(lower - 1), space.from(upper + 1)]).toEqual([lower, upper]);
    expect(space.from(space.into((lower + upper) / 2))).toBe((lower + upper) / 2);
  });
});
