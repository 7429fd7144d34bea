import { expect, it } from 'vitest';
import { permutationScaledF } from '../../src/core/stats/permutationScaledF.ts';
import { expectRelative, readReference } from './readReference.ts';

const { cases } = readReference<{
  readonly cases: readonly {
    readonly permuted: readonly number[];
    readonly df1: number;
    readonly df2: number;
    readonly tests: readonly {
      readonly observed: number;
      readonly p: number;
      readonly scale: number;
      readonly df2: number;
    }[];
  }[];
}>('permutationF');

it('stretches an F test to its permutations as SciPy’s distribution and root finder do, to 1e-6', () => {
  expect(cases).toHaveLength(5);
  for (const { permuted, df1, df2, tests } of cases) {
    for (const expected of tests) {
      const own = permutationScaledF(expected.observed, permuted, df1, df2);
      expectRelative(own.scale, expected.scale, 1e-12);
      expectRelative(own.df2, expected.df2, 1e-6);
      expectRelative(own.p, expected.p, 1e-6);
    }
  }
});
