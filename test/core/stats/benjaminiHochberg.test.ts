import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../src/core/stats/benjaminiHochberg.ts';

const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

describe('Benjamini–Hochberg', () => {
  it('rejects what the step-up procedure rejects, at any rate', () => {
    fc.assert(
      fc.property(probabilities, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (p, rate) => {
        const sorted = [...p].sort((a, b) => a - b);
        const passing = sorted.filter((value, index) => value * p.length <= rate * (index + 1));
        const limit = passing.length === 0 ? -1 : Math.max(...passing);
        const q = benjaminiHochberg(p);
        // A p that sits on the line to the last bit may fall either way by rounding.
        const clear = sorted.every((value, index) => Math.abs(value * p.length - rate * (index + 1)) > 1e-12);
        fc.pre(clear);
        expect(q.map((value) => value <= rate)).toEqual(p.map((value) => value <= limit));
      }),
      { seed: 1 },
    );
  });

  it('never lowers a p, keeps their order, and gives ties one answer', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        const q = benjaminiHochberg(p);
        p.forEach((value, i) => {
          expect(q[i]).toBeGreaterThanOrEqual(value);
          expect(q[i]).toBeLessThanOrEqual(1);
          p.forEach((other, j) => {
            if (value <= other) expect(q[i]).toBeLessThanOrEqual(q[j] ?? 0);
          });
        });
      }),
      { seed: 1 },
    );
  });

  it('has nothing to say of no tests', () => {
    expect(benjaminiHochberg([])).toEqual([]);
  });
});
