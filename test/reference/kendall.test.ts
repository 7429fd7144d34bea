import { describe, expect, it } from 'vitest';
import { kendallTau } from '../../src/core/stats/kendallTau.ts';
import { expectRelative, readReference } from './readReference.ts';

const { cases } = readReference<{
  readonly cases: readonly {
    readonly method: 'exact' | 'asymptotic';
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly tau: number;
    readonly pRise: number;
    readonly pFall: number;
  }[];
}>('kendall');

describe.each(['exact', 'asymptotic'] as const)(
  'Kendall’s tau, %s, against scipy.stats.kendalltau',
  (method) => {
    const own = cases.filter((one) => one.method === method);

    it('agrees in tau-b and in both one-sided p-values, to 1e-9', () => {
      expect(own.length).toBeGreaterThan(10);
      for (const { x, y, tau, pRise, pFall } of own) {
        const result = kendallTau(x, y);
        if (result.kind !== 'tested') throw new Error('not tested');
        expect(result.exact).toBe(method === 'exact');
        expect(result.tau).toBeCloseTo(tau, 12);
        expectRelative(result.pRise, pRise, 1e-9);
        expectRelative(result.pFall, pFall, 1e-9);
      }
    });
  },
);
