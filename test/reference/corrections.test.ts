import { expect, it } from 'vitest';
import { benjaminiHochberg } from '../../src/core/stats/benjaminiHochberg.ts';
import { expectAllRelative, readReference } from './readReference.ts';

const { cases } = readReference<{
  readonly cases: readonly { readonly p: readonly number[]; readonly q: readonly number[] }[];
}>('corrections');

it('corrects like statsmodels’ multipletests, to 1e-12', () => {
  expect(cases.length).toBe(6);
  for (const { p, q } of cases) expectAllRelative(benjaminiHochberg(p), q, 1e-12);
});
