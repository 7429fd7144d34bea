import { describe, expect, it } from 'vitest';
import { randomSource, seedFor } from '../../../src/core/stats/randomSource.ts';

const take = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

describe('randomSource', () => {
  it('repeats itself for a seed, and only for that seed', () => {
    const first = take(20, randomSource(7).next);
    expect(take(20, randomSource(7).next)).toEqual(first);
    expect(take(20, randomSource(8).next)).not.toEqual(first);
  });

  it('gives unrelated streams for neighbouring seeds', () => {
    const count = 4000;
    const one = take(count, randomSource(1).normal);
    const two = take(count, randomSource(2).normal);
    const correlation = one.reduce((sum, value, index) => sum + value * (two[index] ?? 0), 0) / count;
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(count));
  });

  it('draws uniform, whole and normal numbers with the moments they should have', () => {
    const source = randomSource(3);
    const count = 20_000;
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / count;
    const uniform = take(count, source.next);
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
    expect(mean(uniform)).toBeCloseTo(0.5, 1);
    const normal = take(count, source.normal);
    expect(Math.abs(mean(normal))).toBeLessThan(0.03);
    expect(Math.abs(mean(normal.map((value) => value ** 2)) - 1)).toBeLessThan(0.05);
    expect(Math.abs(mean(normal.map((value) => value ** 4)) - 3)).toBeLessThan(0.3);
    const whole = take(count, () => source.integer(6));
    expect([...new Set(whole)].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('seedFor', () => {
  it('separates purposes and seeds', () => {
    const seeds = [seedFor(1, 'a'), seedFor(1, 'b'), seedFor(2, 'a'), seedFor(1, ''), seedFor(1, 'ab')];
    expect(new Set(seeds).size).toBe(seeds.length);
    expect(seedFor(1, 'a')).toBe(seeds[0]);
  });
});
