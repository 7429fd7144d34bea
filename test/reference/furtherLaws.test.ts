import { describe, expect, it } from 'vitest';
import type { FitData } from '../../src/core/fits/fitData.ts';
import { fitKnownEnds, type KnownEnds } from '../../src/core/fits/fitKnownEnds.ts';
import { fitLaw } from '../../src/core/fits/fitLaw.ts';
import { laws } from '../../src/core/laws/index.ts';
import { expectRelative, readReference } from './readReference.ts';

const { cases } = readReference<{
  readonly cases: readonly {
    readonly law: string;
    readonly position: readonly number[];
    readonly score: readonly number[];
    readonly weights: readonly number[];
    readonly ends: KnownEnds | null;
    readonly parameters: Readonly<Record<string, number>>;
    readonly standardErrors: Readonly<Record<string, number>>;
    readonly rss: number;
  }[];
}>('furtherLaws');

describe.each(cases)('$law, $position.length runs, against scipy.optimize.least_squares', (reference) => {
  const law = laws.find(({ name }) => name === reference.law);
  if (law === undefined) throw new Error(`no law ${reference.law}`);
  const data: FitData = reference.position.map((position, index) => ({
    position,
    score: reference.score[index] ?? Number.NaN,
    weight: reference.weights[index] ?? Number.NaN,
    curve: 0,
  }));
  const fit = reference.ends === null ? fitLaw(law, data) : fitKnownEnds(law, data, reference.ends);
  if (fit.kind !== 'fitted') throw new Error(JSON.stringify(fit));

  it('reaches its residual sum, to 1e-9', () => {
    expectRelative(fit.rss, reference.rss, 1e-9);
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
