import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { lawScenarios } from '../../../src/core/forecasts/lawScenarios.ts';
import { aCurve, aPoint } from '../../support/fixtures.ts';

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

  const compute = (score: (position: number) => number, more: Partial<Curve> = {}): Curve =>
    aCurve({
      axis: 'flops',
      chance: 0.25,
      points: Array.from({ length: 16 }, (_, index) => 41.4 + 0.46 * index).map((at) =>
        aPoint(at, score(at)),
      ),
      ...more,
    });
  const readLaw = (curve: Curve, name: string, at: number) =>
    lawScenarios(curve)
      .at(at)
      .find(({ law }) => law === name)?.value;

  it('go on as the law of −log accuracy does, from the chance of the task', () => {
    const mean = (at: number): number => 0.25 + 0.75 * Math.exp(-Math.exp(-0.2 * (at - 47)));
    expect(readLaw(compute(mean), 'log-accuracy-power-law', 51)).toBeCloseTo(mean(51), 6);
    const ownRange = compute((at) => 30 * mean(at), { range: null });
    expect(readLaw(ownRange, 'log-accuracy-power-law', 51)).toBeNull();
  });

  it('go on after a turn that the runs have passed, and see none where there is none', () => {
    const turning = (at: number): number =>
      0.9 - 0.35 * Math.exp(0.15 * (at - 45)) * (1 + Math.exp((at - 45) / 0.8)) ** (-0.55 * 0.8);
    expect(readLaw(compute(turning), 'broken-power-law', 51)).toBeCloseTo(turning(51), 6);
    expect(readLaw(compute(turning), 'power-law-with-offset', 51)).toBeGreaterThan(turning(51) + 0.03);
    const straight = compute((at) => 0.3 + 0.03 * (at - 41));
    expect(readLaw(straight, 'broken-power-law', 51)).toBeNull();
  });

  it('give no value where they cannot be fitted', () => {
    const scenarios = lawScenarios(aCurve()).at(-2);
    expect(scenarios.length).toBeGreaterThan(2);
    expect(scenarios.map(({ value }) => value)).toEqual(scenarios.map(() => null));
  });
});
