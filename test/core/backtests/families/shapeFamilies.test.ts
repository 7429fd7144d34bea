import { describe, expect, it } from 'vitest';
import { brokenPowerLawShapes } from '../../../../src/core/backtests/families/brokenPowerLawShapes.ts';
import { linearFamilies, logarithmicFamilies } from '../../../../src/core/backtests/families/index.ts';
import { logAccuracyPowerLawShapes } from '../../../../src/core/backtests/families/logAccuracyPowerLawShapes.ts';
import { logisticShapes } from '../../../../src/core/backtests/families/logisticShapes.ts';
import { shapeBasis } from '../../../../src/core/backtests/shapeBasis.ts';

const families = [
  ...new Set([linearFamilies, logarithmicFamilies].flatMap(({ first, further }) => [first, ...further])),
];

/** The values of every shape of a family, one list a shape, at these t. */
const courses = (
  family: (typeof families)[number],
  ts: readonly number[],
): readonly (readonly number[])[] => {
  const basis = shapeBasis([family]);
  return Array.from({ length: basis.count }, (_, node) => ts.map((t) => basis.at(t)[node] ?? Number.NaN));
};

describe.each(families.map((family) => [family.name, family] as const))('%s', (_, family) => {
  it('tends to 1 with scale, and is finite everywhere', () => {
    for (const values of courses(family, [-50, 0, 0.5, 1, 60])) {
      for (const value of values) expect(Number.isFinite(value)).toBe(true);
      expect(values.at(-1)).toBeCloseTo(1, 6);
    }
  });

  it('has shapes that still move at a far target, and few of them at an absurd one', () => {
    const { count, at } = shapeBasis([family], 5);
    const moves = Array.from({ length: count }, (_unused, node) => (at(5)[node] ?? 0) - (at(4.9)[node] ?? 0));
    expect(Math.max(...moves.map(Math.abs))).toBeGreaterThan(0.05);
    expect(shapeBasis([family], 1e9).count).toBeLessThanOrEqual(1440);
  });
});

describe('the families as the laws they are named for', () => {
  it('a logistic has log odds that are straight in t', () => {
    for (const [a = 0, b = 0, c = 0] of courses(logisticShapes, [0.6, 0.7, 0.8])) {
      const logit = (value: number): number => Math.log(value / (1 - value));
      expect(logit(b) - logit(a)).toBeCloseTo(logit(c) - logit(b), 2);
    }
  });

  it('the power law of log accuracy has a -log that is a power of scale', () => {
    for (const values of courses(logAccuracyPowerLawShapes, [0.6, 0.7, 0.8])) {
      if (values.some((value) => value < 1e-300 || value > 1 - 1e-12)) continue;
      const [a = 0, b = 0, c = 0] = values.map((value) => Math.log(-Math.log(value)));
      expect(b - a).toBeCloseTo(c - b, 4);
    }
  });

  it('a broken power law is one power of scale before the break and another after it, and may turn', () => {
    let turning = 0;
    for (const values of courses(brokenPowerLawShapes, [-1.1, -1, -0.9, 3.9, 4, 4.1])) {
      const logs = values.map((value) => Math.log(1 - value));
      const slope = (from: number): number => ((logs[from + 1] ?? 0) - (logs[from] ?? 0)) / 0.1;
      expect(slope(0)).toBeCloseTo(slope(1), 3);
      expect(slope(3)).toBeCloseTo(slope(4), 3);
      expect(slope(4)).toBeLessThan(0);
      if (slope(0) > 0.1) turning += 1;
    }
    expect(turning).toBeGreaterThan(0);
  });
});
