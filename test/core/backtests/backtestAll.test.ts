import { describe, expect, it } from 'vitest';
import { backtestAll } from '../../../src/core/backtests/backtestAll.ts';
import { rememberedShapeValues, shapeGrid } from '../../../src/core/backtests/shapeGrid.ts';
import type { UnitCurve } from '../../../src/core/backtests/unitCurve.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { unitCurve } from './unitCurves.ts';

const shapesAt = rememberedShapeValues(shapeGrid());

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
    expect(backtestAll(rise, shapesAt).chanceShare).toBe(0.07);
  });

  it('drops it where curves rise from a floor far above it', () => {
    const lifted = curves((t) => 0.3 + 0.3 * Math.exp(1.5 * (t - 1)), 0.001);
    const { chanceShare, backtests } = backtestAll(lifted, shapesAt);
    expect(chanceShare).toBe(0);
    for (const { predictions } of backtests) {
      const last = predictions.filter(({ kept, distance }) => kept && distance < 0.1);
      for (const { mean, actual } of last) expect(Math.abs(mean - actual)).toBeLessThan(0.02);
    }
  });

  it('gives one backtest a curve, in their order, and none for none', () => {
    const some = curves((t) => 0.4 + 0.1 * t, 0.01);
    const { backtests } = backtestAll(some, shapesAt);
    expect(backtests.map(({ predictions }) => predictions[0]?.curve)).toEqual(some.map(({ id }) => id));
    expect(backtestAll([], shapesAt)).toEqual({ chanceShare: 0.07, backtests: [] });
  });
});
