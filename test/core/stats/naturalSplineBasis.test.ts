import { describe, expect, it } from 'vitest';
import { naturalSplineBasis, splineKnots } from '../../../src/core/stats/naturalSplineBasis.ts';

const second = (f: (x: number) => number, x: number, h = 1e-3): number =>
  (f(x + h) - 2 * f(x) + f(x - h)) / h ** 2;

describe('naturalSplineBasis', () => {
  const knots = [2, 2.7, 3.1, 4.4];
  const basis = naturalSplineBasis(knots);

  it('has one function less than knots, the first one linear', () => {
    expect(basis(3)).toHaveLength(3);
    expect(basis(2)[0]).toBe(0);
    expect(basis(4.4)[0]).toBe(1);
    expect(basis(5.6)[0]).toBeCloseTo(1.5, 12);
  });

  it('bends between the outer knots, smoothly at the inner ones, and is straight beyond', () => {
    for (const j of [1, 2]) {
      const f = (x: number): number => basis(x)[j] ?? 0;
      expect(second(f, 1)).toBeCloseTo(0, 4);
      expect(second(f, 6)).toBeCloseTo(0, 4);
      expect(Math.abs(second(f, 3.2))).toBeGreaterThan(0.1);
      for (const knot of knots) expect(second(f, knot - 0.002)).toBeCloseTo(second(f, knot + 0.002), 1);
    }
  });

  it('does not depend on the unit of x', () => {
    const scaled = naturalSplineBasis(knots.map((knot) => 1000 * knot + 5));
    basis(3.3).forEach((value, j) => {
      expect(scaled(3305)[j]).toBeCloseTo(value, 10);
    });
  });

  it('is a line with two knots and nothing with fewer', () => {
    expect(naturalSplineBasis([1, 3])(2)).toEqual([0.5]);
    expect(naturalSplineBasis([1])(2)).toEqual([]);
    expect(naturalSplineBasis([])(2)).toEqual([]);
  });
});

describe('splineKnots', () => {
  it('stands on distinct values, so that repeats move no knot', () => {
    const once = splineKnots([1, 2, 3, 4, 5], [0, 0.5, 1]);
    expect(once).toEqual([1, 3, 5]);
    expect(splineKnots([1, 1, 1, 1, 2, 3, 4, 5, 5, 5], [0, 0.5, 1])).toEqual(once);
  });

  it('gives fewer knots rather than coincident ones', () => {
    expect(splineKnots([2, 2, 2], [0.1, 0.5, 0.9])).toEqual([2]);
    expect(splineKnots([], [0.1, 0.5])).toEqual([]);
  });
});
