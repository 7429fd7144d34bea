import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { scan, windowLengths, windowStarts } from '../../../src/core/trends/scan.ts';
import { scanUpperTail } from '../../../src/core/trends/scanNull.ts';

const equal = (count: number): Float64Array => new Float64Array(count).fill(1);

describe('scan', () => {
  it('finds a planted rise with its size and its windows', () => {
    const values = Float64Array.from({ length: 30 }, (_, i) => (i < 20 ? 0.2 : 0.5));
    const { rise, fall } = scan(values, equal(30), 30);
    expect(rise.difference).toBeCloseTo(0.3, 12);
    expect(rise.before[1]).toBeLessThan(20);
    expect(rise.after[0]).toBeGreaterThanOrEqual(20);
    expect(fall.difference).toBeCloseTo(0, 12);
  });

  it('sees every window that the plain definition sees', () => {
    const source = randomSource(4);
    const count = 26;
    const values = Float64Array.from({ length: count }, source.normal);
    const weights = Float64Array.from({ length: count }, () => 0.5 + source.next());
    let best = Number.NEGATIVE_INFINITY;
    for (const length of windowLengths(count)) {
      const starts = windowStarts(count, length);
      const mean = (start: number): { value: number; variance: number } => {
        let sum = 0;
        let mass = 0;
        for (let i = start; i < start + length; i += 1) {
          sum += (weights[i] ?? 0) * (values[i] ?? 0);
          mass += weights[i] ?? 0;
        }
        return { value: sum / mass, variance: 1 / mass };
      };
      for (const a of starts) {
        for (const b of starts.filter((start) => start >= a + length)) {
          const [first, second] = [mean(a), mean(b)];
          best = Math.max(best, (second.value - first.value) / Math.sqrt(first.variance + second.variance));
        }
      }
    }
    expect(scan(values, weights, count).rise.z).toBeCloseTo(best, 10);
  });

  it('has a rise below nothing where all falls: a curve that only drops is no crash', () => {
    const { rise, fall } = scan(
      Float64Array.from({ length: 12 }, (_, i) => -i),
      equal(12),
      12,
    );
    expect(rise.z).toBeLessThan(0);
    expect(fall.difference).toBeLessThan(-5);
  });

  it('has nothing to compare in three points', () => {
    expect(scan(equal(3), equal(3), 3).rise.z).toBe(Number.NEGATIVE_INFINITY);
    expect(scanUpperTail(Number.NEGATIVE_INFINITY, 3, 1)).toBe(1);
  });
});

describe('scanUpperTail', () => {
  it('falls with the difference, and meets its own simulated points', () => {
    const ps = [0, 1, 2, 3, 4, 6, 9].map((z) => scanUpperTail(z, 20, 16));
    for (const [i, p] of ps.slice(1).entries()) expect(p).toBeLessThanOrEqual(ps[i] ?? 0);
    expect(ps[0]).toBeGreaterThan(0.95);
    expect(ps.at(-1)).toBeLessThan(1e-5);
  });

  it.each([10, 20, 50])('keeps its error rate on noise of known size, %i points', (count) => {
    const source = randomSource(77);
    const draws = 4000;
    let rejected = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const values = Float64Array.from({ length: count }, source.normal);
      // Noise known as well as from many degrees of freedom.
      if (scanUpperTail(scan(values, equal(count), count).rise.z, count, 100_000) <= 0.05) rejected += 1;
    }
    expect(rejected / draws).toBeGreaterThan(0.035);
    expect(rejected / draws).toBeLessThan(0.065);
  });

  it('does not find a fall in a step up, which is the least favourable rise', () => {
    const source = randomSource(78);
    let falls = 0;
    for (let draw = 0; draw < 1000; draw += 1) {
      const values = Float64Array.from({ length: 24 }, (_, i) => (i < 15 ? 0 : 8) + source.normal());
      if (scanUpperTail(scan(values, equal(24), 24).fall.z, 24, 100_000) <= 0.05) falls += 1;
    }
    expect(falls / 1000).toBeLessThanOrEqual(0.05);
  });
});
