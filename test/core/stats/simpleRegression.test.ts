import { describe, expect, it } from 'vitest';
import { polynomialRegression, simpleRegression } from '../../../src/core/stats/simpleRegression.ts';

/** NIST StRD Norris, as (x, y); certified values beside the assertions. */
const norris = [
  [0.2, 0.1],
  [337.4, 338.8],
  [118.2, 118.1],
  [884.6, 888.0],
  [10.1, 9.2],
  [226.5, 228.1],
  [666.3, 668.5],
  [996.3, 998.5],
  [448.6, 449.1],
  [777.0, 778.9],
  [558.2, 559.2],
  [0.4, 0.3],
  [0.6, 0.1],
  [775.5, 778.1],
  [666.9, 668.8],
  [338.0, 339.3],
  [447.5, 448.9],
  [11.6, 10.8],
  [556.0, 557.7],
  [228.1, 228.3],
  [995.8, 998.0],
  [887.6, 888.8],
  [120.2, 119.6],
  [0.3, 0.3],
  [0.3, 0.6],
  [556.8, 557.6],
  [339.1, 339.3],
  [887.2, 888.0],
  [999.0, 998.5],
  [779.0, 778.9],
  [11.1, 10.2],
  [118.3, 117.6],
  [229.2, 228.9],
  [669.1, 668.4],
  [448.9, 449.2],
  [0.5, 0.2],
] as const;

describe('simpleRegression', () => {
  it("gives NIST's certified values for Norris", () => {
    const line = simpleRegression(
      norris.map(([x]) => x),
      norris.map(([, y]) => y),
    );
    if (line.kind !== 'fitted') throw new Error(line.reason);
    expect(line.intercept).toBeCloseTo(-0.262323073774029, 10);
    expect(line.slope).toBeCloseTo(1.00211681802045, 12);
    expect(line.interceptError).toBeCloseTo(0.232818234301152, 10);
    expect(line.slopeError).toBeCloseTo(0.429796848199937e-3, 13);
    expect(line.r2).toBeCloseTo(0.999993745883712, 12);
  });

  it('keeps its digits at x = 1e8 + i', () => {
    const x = Array.from({ length: 30 }, (_, i) => 1e8 + i);
    const line = simpleRegression(
      x,
      x.map((value, i) => 2 * (value - 1e8) + (i % 2)),
    );
    if (line.kind !== 'fitted') throw new Error(line.reason);
    expect(line.slope).toBeCloseTo(2, 1);
    const near = simpleRegression(
      x.map((value) => value - 1e8),
      x.map((value, i) => 2 * (value - 1e8) + (i % 2)),
    );
    expect(line.slope).toBeCloseTo(near.kind === 'fitted' ? near.slope : 0, 9);
  });

  it('invents no error and no r2 for two points', () => {
    expect(simpleRegression([1, 2], [3, 5])).toMatchObject({
      slope: 2,
      interceptError: null,
      slopeError: null,
      r2: null,
    });
  });

  it.each([
    [[1], [2], 'too-few-points'],
    [[3, 3, 3], [1, 2, 3], 'equal-x'],
    [[1, 2, Number.NaN], [1, 2, 3], 'not-finite'],
  ])('refuses %j, %j', (x, y, reason) => {
    expect(simpleRegression(x, y)).toEqual({ kind: 'degenerate', reason });
  });
});

describe('polynomialRegression', () => {
  it('recovers a parabola, far from the origin', () => {
    const x = Array.from({ length: 9 }, (_, i) => 5000 + i);
    const fit = polynomialRegression(
      x,
      x.map((value) => 1 + 0.5 * (value - 5004) + 0.25 * (value - 5004) ** 2),
      2,
    );
    if (fit.kind !== 'fitted') throw new Error(fit.reason);
    expect(fit.centre).toBe(5004);
    expect(fit.coefficients[0]).toBeCloseTo(1, 10);
    expect((fit.coefficients[1] ?? 0) / fit.scale).toBeCloseTo(0.5, 10);
    expect((fit.coefficients[2] ?? 0) / fit.scale ** 2).toBeCloseTo(0.25, 10);
    expect(fit.r2).toBeCloseTo(1, 12);
  });

  it('needs as many different x as coefficients', () => {
    expect(polynomialRegression([1, 1, 2, 2], [1, 2, 3, 4], 2)).toEqual({
      kind: 'degenerate',
      reason: 'equal-x',
    });
  });
});
