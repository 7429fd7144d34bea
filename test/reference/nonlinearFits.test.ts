import { describe, expect, it } from 'vitest';
import type { FitData } from '../../src/core/fits/fitData.ts';
import { fitLaw } from '../../src/core/fits/fitLaw.ts';
import { laws } from '../../src/core/laws/index.ts';
import { expectRelative, readReference } from './readReference.ts';

interface Estimates {
  readonly law: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly standardErrors: Readonly<Record<string, number>>;
  readonly rss: number;
}

const { cases } = readReference<{
  readonly cases: readonly (Estimates & {
    readonly position: readonly number[];
    readonly score: readonly number[];
    readonly weights: readonly number[];
  })[];
}>('nonlinearFits');

/** The same cases in the same order. */
const { cases: byR } = readReference<{ readonly cases: readonly Estimates[] }>('nlsFits');

const oracles = cases.flatMap((given, index) => {
  const other = byR[index];
  if (other?.law !== given.law) throw new Error('npm run reference, with R');
  return [
    { ...given, oracle: 'scipy.optimize.curve_fit' },
    { ...given, ...other, oracle: 'nls of R' },
  ];
});

describe.each(oracles)('$law, $position.length runs, against $oracle', (reference) => {
  const law = laws.find(({ name }) => name === reference.law);
  if (law === undefined) throw new Error(`no law ${reference.law}`);
  const data: FitData = reference.position.map((position, index) => ({
    position,
    score: reference.score[index] ?? Number.NaN,
    weight: reference.weights[index] ?? Number.NaN,
    curve: 0,
  }));
  const fit = fitLaw(law, data);
  if (fit.kind !== 'fitted') throw new Error(fit.kind);

  it('reaches its residual sum, to 1e-9, or a lower one', () => {
    expect(fit.rss).toBeLessThanOrEqual(reference.rss * (1 + 1e-9));
    expect(fit.rss).toBeGreaterThanOrEqual(reference.rss * (1 - 1e-9));
  });

  it('gives its estimates, to a ten-thousandth of their errors, and the errors, to 1e-4', () => {
    for (const [name, value] of Object.entries(reference.parameters)) {
      const own = fit.parameters[name];
      const se = reference.standardErrors[name] ?? Number.NaN;
      expect(Math.abs((own?.value ?? Number.NaN) - value) / se).toBeLessThan(1e-4);
      expectRelative(own?.se, se, 1e-4);
    }
  });
});
