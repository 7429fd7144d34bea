import { expect, it } from 'vitest';
import { fitChinchilla } from '../../src/core/upstream/fitChinchilla.ts';
import { expectRelative, readReference } from './readReference.ts';

const { cases } = readReference<{
  readonly cases: readonly {
    readonly params: readonly number[];
    readonly tokens: readonly number[];
    readonly loss: readonly number[];
    readonly fit: Readonly<Record<'objective' | 'E' | 'logA' | 'logB' | 'alpha' | 'beta', number>>;
  }[];
}>('chinchillaFits');

it('reaches the minimum of the Huber objective that SciPy’s BFGS and L-BFGS-B reach', () => {
  expect(cases).toHaveLength(4);
  for (const { params, tokens, loss, fit: expected } of cases) {
    const fit = fitChinchilla(
      params.map((size, index) => ({
        run: String(index),
        params: size,
        tokens: tokens[index] ?? 0,
        loss: loss[index] ?? 0,
      })),
    );
    if (fit.kind !== 'fitted') throw new Error(fit.reason);
    expectRelative(fit.objective, expected.objective, 1e-7);
    expectRelative(fit.parameters.E, expected.E, 1e-3);
    expectRelative(fit.parameters.alpha, expected.alpha, 1e-3);
    expectRelative(fit.parameters.beta, expected.beta, 1e-3);
    expectRelative(Math.log(fit.parameters.A), expected.logA, 1e-3);
    expectRelative(Math.log(fit.parameters.B), expected.logB, 1e-3);
  }
});
