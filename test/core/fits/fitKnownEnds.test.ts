import { describe, expect, it } from 'vitest';
import type { FitData } from '../../../src/core/fits/fitData.ts';
import { fitKnownEnds, knownEndsOf } from '../../../src/core/fits/fitKnownEnds.ts';
import { fitLaw } from '../../../src/core/fits/fitLaw.ts';
import { logAccuracyPowerLaw } from '../../../src/core/laws/logAccuracyPowerLaw.ts';

const flops = Array.from({ length: 12 }, (_, i) => 1e18 * 10 ** (i / 4));
const fourChoices = { chance: 0.25, ceiling: 1 };

const observe = (mean: (flops: number) => number): FitData =>
  flops.map((x) => ({ position: Math.log(x), score: mean(x), weight: 1, curve: 0 }));

/** Krajewski et al. 2025: −log Q = A / C^alpha. */
const published = (A: number, alpha: number) => (x: number) => 0.25 + 0.75 * Math.exp(-A / x ** alpha);

const fitted = (data: FitData, ends = fourChoices) => {
  const fit = fitKnownEnds(logAccuracyPowerLaw, data, ends);
  if (fit.kind !== 'fitted') throw new Error(JSON.stringify(fit));
  return fit;
};

describe('the power law of −log accuracy above chance', () => {
  it.each([
    [3e3, 0.2],
    [4e5, 0.3],
    [2e8, 0.4],
  ])('is recovered to a millionth: A = %d, alpha = %d', (A, alpha) => {
    const fit = fitted(observe(published(A, alpha)));
    const value = (name: string): number => fit.parameters[name]?.value ?? Number.NaN;
    expect(Math.abs(value('exponent') / alpha - 1)).toBeLessThan(1e-6);
    expect(Math.abs((value('gap') * value('reference') ** value('exponent')) / A - 1)).toBeLessThan(1e-5);
    expect(fit.parameters.chance).toEqual({ value: 0.25, se: null });
    expect(fit.df).toBe(10);
    expect(logAccuracyPowerLaw.evaluate(fit.values, Math.log(1e22))).toBeCloseTo(
      published(A, alpha)(1e22),
      9,
    );
  });

  it('reads runs at chance and below it as what they are', () => {
    const mean = published(4e14, 0.7);
    const fit = fitted(observe((x) => mean(x) + (Math.log(x) % 0.02) - 0.01));
    expect(mean(flops[0] ?? 0)).toBeCloseTo(0.25, 6);
    expect(fit.parameters.exponent?.value).toBeCloseTo(0.7, 1);
  });

  it('runs down to the best value of an error rate', () => {
    const mean = published(3e3, 0.2);
    const errors = fitted(
      observe((x) => 1 - mean(x)),
      { chance: 0.75, ceiling: 0 },
    );
    expect(errors.parameters.exponent?.value).toBeCloseTo(0.2, 6);
  });

  it.each([
    ['a curve at chance', () => 0.25],
    ['a curve below chance', () => 0.2],
    ['a curve at the ceiling', () => 1],
  ])('has no exponent for %s', (_name, mean) => {
    expect(fitKnownEnds(logAccuracyPowerLaw, observe(mean), fourChoices).kind).toBe('degenerate');
  });

  it('asks for three runs, at different scales', () => {
    const data = observe(published(3e3, 0.2));
    expect(fitKnownEnds(logAccuracyPowerLaw, data.slice(0, 2), fourChoices)).toEqual({
      kind: 'insufficient',
      points: 2,
      needed: 3,
    });
    const same = data.map((point) => ({ ...point, position: 41 }));
    expect(fitKnownEnds(logAccuracyPowerLaw, same, fourChoices)).toEqual({
      kind: 'degenerate',
      reason: 'equal-positions',
    });
  });

  it('is not to be fitted without its ends', () => {
    expect(() => fitLaw(logAccuracyPowerLaw, observe(published(3e3, 0.2)))).toThrow(/fitKnownEnds/);
  });
});

describe('the ends of a metric', () => {
  it('are chance and the best score, or the whole range where chance is unknown', () => {
    const range = { lower: 0, upper: 1 };
    expect(knownEndsOf({ range, direction: 'higher', chance: 0.25 })).toEqual({ chance: 0.25, ceiling: 1 });
    expect(knownEndsOf({ range, direction: 'higher', chance: null })).toEqual({ chance: 0, ceiling: 1 });
    expect(knownEndsOf({ range, direction: 'lower', chance: null })).toEqual({ chance: 1, ceiling: 0 });
    expect(knownEndsOf({ range: null, direction: 'lower', chance: null })).toBeNull();
  });
});
