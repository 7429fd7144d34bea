import { describe, expect, it } from 'vitest';
import { backtestAll } from '../../../src/core/backtests/backtestAll.ts';
import type { UnitCurve } from '../../../src/core/backtests/unitCurve.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { unitCurve } from './unitCurves.ts';

/** Sixteen runs on a true curve, with noise; chance is given as 0. */
const curves = (score: (t: number) => number, noise: number): readonly UnitCurve[] =>
  [1, 2, 3, 4].map((seed) => {
    const random = randomSource(seed);
    const pairs = Array.from(
      { length: 16 },
      (_, i) => [i / 15, score(i / 15) + noise * random.normal()] as const,
    );
    return unitCurve(pairs, { id: `curve ${seed}`, task: `task ${seed}`, chance: 0 }, { items: 10_000 });
  });

describe('backtestAll', () => {
  it('keeps the row at chance where it does no clear harm', () => {
    const rise = curves((t) => 0.6 / (1 + Math.exp(-6 * (t - 0.7))), 0.01);
    expect(backtestAll(rise).chanceShare).toBe(0.07);
  });

  it('drops it where curves rise from a floor far above it', () => {
    const lifted = curves((t) => 0.3 + 0.3 * Math.exp(1.5 * (t - 1)), 0.001);
    const { chanceShare, backtests } = backtestAll(lifted);
    expect(chanceShare).toBe(0);
    for (const { predictions } of backtests) {
      const last = predictions.filter(({ kept, distance }) => kept && distance < 0.1);
      for (const { mean, actual } of last) expect(Math.abs(mean - actual)).toBeLessThan(0.02);
    }
  });

  it('gives one backtest a curve, in their order, and none for none', () => {
    const some = curves((t) => 0.4 + 0.1 * t, 0.01);
    const { backtests } = backtestAll(some);
    expect(backtests.map(({ predictions }) => predictions[0]?.curve)).toEqual(some.map(({ id }) => id));
    expect(backtestAll([])).toMatchObject({ chanceShare: 0.07, backtests: [] });
  });

  it('admits a family where it predicts hidden runs as well as the first one, and not where it cannot', () => {
    const namesOf = (some: readonly UnitCurve[]): readonly string[] =>
      backtestAll(some).basis.parts.map(({ name }) => name);
    // The published law: from chance 0 to 1, -log of the score a power law in scale.
    const lawful = curves((t) => Math.exp(-Math.exp(-4 * (t - 0.3))), 0.002);
    expect(namesOf(lawful)).toContain('log-accuracy-power-law');
    const jumping = curves((t) => 0.6 / (1 + Math.exp(-12 * (t - 0.9))), 0.0005);
    expect(namesOf(jumping)).toEqual(['logistic']);
  });

  it('compares no families on a handful of errors', () => {
    const short = curves((t) => 0.2 + 0.2 * t, 0.01).map((curve) => ({
      ...curve,
      points: curve.points.slice(0, 5),
    }));
    expect(backtestAll(short).basis.parts).toHaveLength(1);
  });
});
