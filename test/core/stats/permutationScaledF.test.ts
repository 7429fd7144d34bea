import { describe, expect, it } from 'vitest';
import { fUpperTail } from '../../../src/core/stats/distributions.ts';
import { permutationScaledF } from '../../../src/core/stats/permutationScaledF.ts';

/** The f with P(F > f) = p, by halving an interval of its log. */
const fUpperQuantile = (p: number, df1: number, df2: number): number => {
  let [low, high] = [-30, 30];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (fUpperTail(Math.exp(middle), df1, df2) > p) low = middle;
    else high = middle;
  }
  return Math.exp(low);
};

/** 199 values spread like F(3, 20). */
const likeFisher = Array.from({ length: 199 }, (_, index) => fUpperQuantile((index + 0.5) / 199, 3, 20));

describe('an F test scaled by permutations', () => {
  it('is Fisher’s where permutations behave like Fisher’s', () => {
    const { p, scale } = permutationScaledF(8, likeFisher, 3, 20);
    expect(scale).toBeCloseTo(1, 1);
    expect(Math.log10(p)).toBeCloseTo(Math.log10(fUpperTail(8, 3, 20)), 0);
  });

  it('takes out what inflates every F', () => {
    const inflated = likeFisher.map((value) => 2.5 * value);
    const { p, scale } = permutationScaledF(20, inflated, 3, 20);
    expect(scale).toBeCloseTo(2.5, 1);
    expect(Math.log10(p)).toBeCloseTo(Math.log10(fUpperTail(8, 3, 20)), 0);
  });

  it('lengthens the tail where permutations have a longer one', () => {
    const long = Array.from({ length: 199 }, (_, index) => fUpperQuantile((index + 0.5) / 199, 3, 5));
    const { df2 } = permutationScaledF(30, long, 3, 20);
    expect(df2).toBeGreaterThan(3);
    expect(df2).toBeLessThan(15);
  });

  it('is never more optimistic than Fisher’s', () => {
    const { p, scale, df2 } = permutationScaledF(
      8,
      likeFisher.map((value) => value / 3),
      3,
      20,
    );
    expect(scale).toBe(1);
    expect(df2).toBe(20);
    expect(p).toBe(fUpperTail(8, 3, 20));
  });

  it('counts permutations where many reach the observed F', () => {
    const reached = likeFisher.filter((value) => value >= 1).length;
    expect(permutationScaledF(1, likeFisher, 3, 20).p).toBe((1 + reached) / 200);
  });

  it('is Fisher’s without permutations', () => {
    expect(permutationScaledF(4, [], 3, 20)).toEqual({ p: fUpperTail(4, 3, 20), scale: 1, df2: 20 });
  });

  it('copes with two degrees of freedom, where F has no mean', () => {
    const { p } = permutationScaledF(50, likeFisher, 3, 2);
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1);
  });
});
