import { describe, expect, it } from 'vitest';
import { median } from '../../../src/core/stats/quantile.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { sortedWindow } from '../../../src/core/training/sortedWindow.ts';

describe('sortedWindow', () => {
  it('has the median and the median deviation of what it holds, through adding and removing', () => {
    const random = randomSource(5);
    const held: number[] = [];
    const window = sortedWindow(12);
    for (let turn = 0; turn < 400; turn++) {
      // Few distinct values, so that equal ones meet.
      const value = random.integer(9) / 4;
      held.push(value);
      window.add(value);
      if (held.length > 11 || (held.length > 1 && random.next() < 0.3)) window.remove(held.shift() ?? 0);
      const centre = median(held);
      expect(window.size).toBe(held.length);
      expect(window.median()).toBe(centre);
      expect(window.medianDeviation()).toBeCloseTo(median(held.map((one) => Math.abs(one - centre))), 12);
    }
  });

  it('is 0 of nothing', () => {
    expect([sortedWindow(3).median(), sortedWindow(3).medianDeviation()]).toEqual([0, 0]);
  });
});
