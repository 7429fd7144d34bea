import { describe, expect, it } from 'vitest';
import { kendallTau } from '../../src/core/stats/kendallTau.ts';
import { pooledKendall } from '../../src/core/stats/pooledKendall.ts';
import { expectRelative, readReference } from './readReference.ts';

const { cases, pools } = readReference<{
  readonly cases: readonly {
    readonly method: 'exact' | 'asymptotic';
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly tau: number;
    readonly pRise: number;
    readonly pFall: number;
  }[];
  readonly pools: readonly {
    readonly samples: readonly { readonly x: readonly number[]; readonly y: readonly number[] }[];
    readonly exact: boolean;
    readonly rising: number;
    readonly falling: number;
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

describe.each([true, false])(
  'Kendall’s test over several samples, exact: %s, against every order of them',
  (exact) => {
    const own = pools.filter((one) => one.exact === exact);

    it('agrees in the pairs and in both one-sided p-values, to 1e-9', () => {
      expect(own.length).toBeGreaterThan(5);
      for (const { samples, rising, falling, pRise, pFall } of own) {
        const result = pooledKendall(samples);
        expect(result).toMatchObject({ rising, falling, exact });
        expectRelative(result?.pRise, pRise, 1e-9);
        expectRelative(result?.pFall, pFall, 1e-9);
      }
    });
  },
);
