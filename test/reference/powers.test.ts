import { describe, expect, it } from 'vitest';
import { power } from '../../src/core/stats/power.ts';
import { powerOfTen } from '../../src/core/stats/powerOfTen.ts';
import { expectRelative, readReference } from './readReference.ts';

const { cases } = readReference<{
  readonly cases: readonly { readonly base: string; readonly exponent: string; readonly value: string }[];
}>('powers');

describe('powers against decimal arithmetic', () => {
  it('are right to what their docstring says', () => {
    expect(cases.length).toBeGreaterThan(90);
    for (const { base, exponent, value } of cases) {
      const logarithm = Number(exponent) * Math.log(Number(base));
      expectRelative(
        power(Number(base), Number(exponent)),
        Number(value),
        (3 * Math.abs(logarithm) + 2) * 2 ** -53,
      );
    }
  });

  it('end where powers end', () => {
    expect([power(0, 2.5), power(0, -1), power(0, 0), power(Number.POSITIVE_INFINITY, -0.3)]).toEqual([
      0,
      Number.POSITIVE_INFINITY,
      1,
      0,
    ]);
    expect([power(1, -400), power(3, 0), power(400, 1)]).toEqual([1, 1, 400]);
  });

  it('of ten are the nearest doubles', () => {
    expect([-323, -7, 0, 1, 22, 23, 308].map(powerOfTen)).toEqual([1e-323, 1e-7, 1, 10, 1e22, 1e23, 1e308]);
    expect([powerOfTen(-324), powerOfTen(309)]).toEqual([0, Number.POSITIVE_INFINITY]);
  });
});
