import { describe, expect, it } from 'vitest';
import {
  chiSquareUpperTail,
  fUpperTail,
  normalUpperQuantile,
  normalUpperTail,
  tUpperQuantile,
  tUpperTail,
} from '../../src/core/stats/distributions.ts';
import { expectRelative, readReference } from './readReference.ts';

interface Tail {
  readonly of: 'normal' | 't' | 'F' | 'chiSquare';
  readonly df?: readonly number[];
  readonly value: number;
}

const { tails, quantiles } = readReference<{
  readonly tails: readonly (Tail & { readonly x: number })[];
  readonly quantiles: readonly (Tail & { readonly p: number })[];
}>('distributions');

type Distribution = (argument: number, one: number, two: number) => number;

const tailOf: Record<Tail['of'], Distribution> = {
  normal: normalUpperTail,
  t: tUpperTail,
  F: fUpperTail,
  chiSquare: chiSquareUpperTail,
};

const quantileOf = { normal: normalUpperQuantile, t: tUpperQuantile } as const;

const kinds = ['normal', 't', 'F', 'chiSquare'] as const;

// The accuracy is jstat's: its continued fraction for the incomplete beta stops at 3e-7.
describe('distributions against scipy.stats', () => {
  it.each(kinds)('upper tails of %s to 2e-7 of their value, however small', (kind) => {
    const cases = tails.filter((tail) => tail.of === kind);
    expect(cases.length).toBeGreaterThan(10);
    for (const { x, df = [], value } of cases) {
      expectRelative(tailOf[kind](x, df[0] ?? 0, df[1] ?? 0), value, 2e-7);
    }
  });

  it.each(['normal', 't'] as const)('upper quantiles of %s to 1e-7, and to 1e-5 out at p = 1e-12', (kind) => {
    const cases = quantiles.filter((quantile) => quantile.of === kind);
    expect(cases.length).toBeGreaterThan(9);
    for (const { p, df = [], value } of cases) {
      // Around the median the value itself goes through 0.
      const own = quantileOf[kind](p, df[0] ?? 0);
      if (Math.abs(value) < 1e-9) expect(own).toBeCloseTo(0, 9);
      else expectRelative(own, value, p < 1e-6 ? 1e-5 : 1e-7);
    }
  });
});
