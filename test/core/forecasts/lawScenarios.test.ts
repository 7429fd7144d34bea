import { describe, expect, it } from 'vitest';
import { lawScenarios } from '../../../src/core/forecasts/lawScenarios.ts';
import { aCurve, aPoint } from '../fixtures.ts';

const curveOf = (score: (position: number) => number) =>
  aCurve({
    points: Array.from({ length: 12 }, (_, index) => -4 + index / 8).map((at) => aPoint(at, score(at))),
  });

describe('the laws by themselves', () => {
  it('read on what they were fitted to: a line goes on as a line', () => {
    const scenarios = lawScenarios(curveOf((at) => 0.9 + 0.15 * at)).at(-2);
    expect(scenarios.find(({ law }) => law === 'linear')?.value).toBeCloseTo(0.6, 6);
  });

  it('disagree beyond a curve that bends', () => {
    const scenarios = lawScenarios(curveOf((at) => 0.2 + 2 * Math.exp(1.2 * at))).at(-2.2);
    const of = (name: string) => scenarios.find(({ law }) => law === name)?.value ?? Number.NaN;
    expect(of('exponential-in-loss')).toBeCloseTo(0.2 + 2 * Math.exp(-2.64), 3);
    expect(of('linear')).toBeLessThan(of('exponential-in-loss') - 0.01);
  });

  it('stay inside the range of the metric', () => {
    for (const { value } of lawScenarios(curveOf((at) => 1.3 + 0.3 * at)).at(-0.2))
      expect(value).toBeLessThanOrEqual(1);
  });

  it('give no value where they cannot be fitted', () => {
    const scenarios = lawScenarios(aCurve()).at(-2);
    expect(scenarios.length).toBeGreaterThan(2);
    expect(scenarios.map(({ value }) => value)).toEqual(scenarios.map(() => null));
  });
});
