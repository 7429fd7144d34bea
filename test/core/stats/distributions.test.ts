import { describe, expect, it } from 'vitest';
import {
  chiSquareUpperTail,
  fUpperTail,
  normalUpperQuantile,
  normalUpperTail,
  tUpperQuantile,
  tUpperTail,
} from '../../../src/core/stats/distributions.ts';

/** Relative difference. */
const off = (value: number, reference: number): number => Math.abs(value / reference - 1);

// Reference values: SciPy 1.17.1, scipy.stats *.sf and *.isf.
describe('upper tails', () => {
  it.each([
    [0.5, 0.3085375387259869],
    [1.96, 0.024997895148220435],
    [5, 2.866515718791933e-7],
    [20, 2.7536241186061556e-89],
  ])('normal at %d keeps its relative accuracy', (z, expected) => {
    expect(off(normalUpperTail(z), expected)).toBeLessThan(1e-9);
    expect(normalUpperTail(-z)).toBeCloseTo(1 - expected, 12);
  });

  it.each([
    [2, 5, 0.050969739414929174],
    [10, 3, 0.0010641995292070751],
    [-1, 7, 0.8246916685898963],
    [40, 100, 1.2310538010700354e-63],
  ])('t at %d with %d df', (t, df, expected) => {
    expect(off(tUpperTail(t, df), expected)).toBeLessThan(1e-7);
  });

  it.each([
    [3, 2, 10, 0.09536743164062497],
    [50, 3, 97, 1.2758360549096852e-19],
    [0.2, 4, 4, 0.9259259259259259],
  ])('F at %d with %d and %d df', (f, df1, df2, expected) => {
    expect(off(fUpperTail(f, df1, df2), expected)).toBeLessThan(1e-8);
  });

  it.each([
    [3, 2, 0.22313016014842982],
    [50, 3, 7.989179244951495e-11],
    [200, 30, 4.9527335290032224e-27],
    [1, 1, 0.31731050786291115],
    [100, 104, 0.5927372852896091],
  ])('chi-square at %d with %d df', (x, df, expected) => {
    expect(off(chiSquareUpperTail(x, df), expected)).toBeLessThan(1e-8);
  });

  it('ends where the line ends', () => {
    const { POSITIVE_INFINITY: infinity } = Number;
    expect([normalUpperTail(infinity), tUpperTail(infinity, 4), fUpperTail(infinity, 2, 3)]).toEqual([
      0, 0, 0,
    ]);
    expect([normalUpperTail(0), tUpperTail(0, 4), fUpperTail(-1, 2, 3), chiSquareUpperTail(0, 3)]).toEqual([
      0.5, 0.5, 1, 1,
    ]);
    expect(chiSquareUpperTail(infinity, 3)).toBe(0);
  });
});

describe('upper quantiles', () => {
  it('meet the references', () => {
    expect(normalUpperQuantile(0.025)).toBeCloseTo(1.959963984540054, 10);
    expect(normalUpperQuantile(1e-10)).toBeCloseTo(6.361340902404056, 9);
    expect(tUpperQuantile(0.025, 5)).toBeCloseTo(2.5705818356363155, 7);
    expect(tUpperQuantile(0.9, 3)).toBeCloseTo(-1.637744353696209, 6);
    expect(tUpperQuantile(0.5, 3)).toBe(0);
  });
});
