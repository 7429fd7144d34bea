import { describe, expect, it } from 'vitest';
import type { FitData } from '../../../src/core/fits/fitData.ts';
import { fitLaw } from '../../../src/core/fits/fitLaw.ts';
import { brokenPowerLaw } from '../../../src/core/laws/brokenPowerLaw.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';

/** Compute from 1e18 to 1e21 FLOPs, evenly on the log scale. */
const [least, most] = [Math.log(1e18), Math.log(1e21)];

const observe = (mean: (scale: number) => number, runs: number, noise = 0, seed = 1): FitData => {
  const random = randomSource(seed);
  return Array.from({ length: runs }, (_, i) => {
    const position = least + ((most - least) * i) / (runs - 1);
    return { position, score: mean(Math.exp(position)) + noise * random.normal(), weight: 1, curve: 0 };
  });
};

interface Truth {
  readonly a: number;
  readonly b: number;
  readonly c0: number;
  readonly c1: number;
  readonly d1: number;
  readonly f1: number;
}

/** Caballero et al. 2023, eq. 1 with one break, as it stands there. */
const published =
  ({ a, b, c0, c1, d1, f1 }: Truth) =>
  (x: number): number =>
    a + b * x ** -c0 * (1 + (x / d1) ** (1 / f1)) ** (-c1 * f1);

/** b such that the first branch is `size` at the break. */
const truthOf = (a: number, size: number, c0: number, c1: number, d1: number, f1: number): Truth => ({
  a,
  b: size * d1 ** c0,
  c0,
  c1,
  d1,
  f1,
});

const truths: readonly (readonly [string, Truth])[] = [
  ['a rise that speeds up', truthOf(0.9, -0.4, 0.05, 0.5, 3e19, 0.5)],
  ['a rise that speeds up at a sharp break', truthOf(0.85, -0.3, 0.1, 0.4, 2e19, 0.15)],
  ['a rise that slows down', truthOf(0.8, -0.2, 0.6, -0.45, 2e19, 0.4)],
  ['a rise that slows down over the whole range', truthOf(0.75, -0.25, 0.7, -0.4, 4e19, 1.2)],
  ['a loss whose decay slows down', truthOf(1.7, 0.9, 0.25, -0.15, 1e20, 0.6)],
  ['a plateau, then a rise', truthOf(0.95, -0.7, 0.001, 0.45, 5e19, 0.7)],
  ['an error that rises before it falls', truthOf(0.1, 0.5, -0.2, 0.6, 3e19, 0.5)],
  ['an error that turns sharply', truthOf(0.15, 0.4, -0.3, 0.7, 6e19, 0.2)],
  ['a score that falls before it rises', truthOf(0.95, -0.35, -0.15, 0.55, 2e19, 0.8)],
  ['a score that rises before it falls', truthOf(0.2, 0.3, -0.25, 0.4, 8e19, 0.6)],
];

describe.each(truths)('a noiseless broken power law: %s', (_name, truth) => {
  it.each([12, 17, 24, 40])('is recovered to a millionth from %i runs', (runs) => {
    const fit = fitLaw(brokenPowerLaw, observe(published(truth), runs));
    if (fit.kind !== 'fitted') throw new Error(JSON.stringify(fit));
    const value = (name: string): number => fit.parameters[name]?.value ?? Number.NaN;
    const found: Truth = {
      a: value('offset'),
      b: value('amplitude') * value('break') ** value('exponent'),
      c0: value('exponent'),
      c1: value('change'),
      d1: value('break'),
      f1: value('smoothness'),
    };
    for (const name of ['a', 'b', 'c0', 'c1', 'd1', 'f1'] as const) {
      expect(Math.abs(found[name] / truth[name] - 1), name).toBeLessThan(1e-6);
    }
    expect(fit.atBound).toBe(false);
    // Three times as much compute as the largest run had, and thirty times.
    for (const scale of [3e21, 3e22]) {
      const forecast = brokenPowerLaw.evaluate(fit.values, Math.log(scale));
      expect(Math.abs(forecast - published(truth)(scale))).toBeLessThan(1e-6);
    }
  });
});

describe('what a broken power law cannot be fitted to', () => {
  const rise = published(truthOf(0.9, -0.4, 0.05, 0.5, 3e19, 0.5));

  it('asks for ten scales', () => {
    expect(fitLaw(brokenPowerLaw, observe(rise, 9))).toEqual({ kind: 'insufficient', points: 9, needed: 10 });
    const fourSizes = observe(rise, 4).flatMap((point) => [point, point, point, point]);
    expect(fitLaw(brokenPowerLaw, fourSizes)).toEqual({ kind: 'insufficient', points: 4, needed: 10 });
    expect(fitLaw(brokenPowerLaw, observe(rise, 10)).kind).toBe('fitted');
  });

  const noBreak = { kind: 'degenerate', reason: 'no-better', than: 'power-law-with-offset' };

  it.each([
    ['a power law', (x: number) => 0.8 - 0.3 * (x / 1e18) ** -0.2],
    ['a line in the log of compute', (x: number) => 0.03 * Math.log(x / 1e18)],
    ['one score', () => 0.25],
    ['a break far beyond the runs', published(truthOf(0.9, -0.4, 0.1, 0.5, 1e24, 0.4))],
  ])('sees no break in %s, with noise or without', (_name, mean) => {
    expect(fitLaw(brokenPowerLaw, observe(mean, 24)).kind).toBe('degenerate');
    for (const seed of [1, 2, 3]) {
      const found = fitLaw(brokenPowerLaw, observe(mean, 24, 0.003, seed));
      // Noise may bend the best one at a bound, and that is no law either.
      expect(found.kind === 'degenerate' && found.reason === 'at-bound' ? noBreak : found).toEqual(noBreak);
    }
  });

  it('has no exponent for a jump between two runs', () => {
    const jump = fitLaw(
      brokenPowerLaw,
      observe((x) => (x < 3e19 ? 0.3 : 0.6), 24, 0.003),
    );
    expect(jump).toMatchObject({ kind: 'degenerate', reason: 'at-bound' });
  });

  it('does not tell how sharp a break between two runs is, but tells where it is', () => {
    // 24 runs are 0.3 e-foldings apart, and the break is a tenth as wide.
    const sharp = truthOf(0.9, -0.4, 0.15, 0.5, 3.3e19, 0.03);
    const fits = Array.from({ length: 12 }, (_, seed) =>
      fitLaw(brokenPowerLaw, observe(published(sharp), 24, 0.002, seed)),
    ).filter((fit) => fit.kind === 'fitted' && fit.atBound);
    expect(fits.length).toBeGreaterThanOrEqual(10);
    for (const fit of fits) {
      if (fit.kind !== 'fitted') continue;
      expect(fit.parameters.smoothness?.se).toBeNull();
      const at = fit.parameters.break;
      expect(Math.abs((at?.value ?? 0) - sharp.d1)).toBeLessThan(4 * (at?.se ?? 0));
      expect((at?.se ?? 0) / sharp.d1).toBeLessThan(0.1);
    }
  });
});

describe('its standard errors', () => {
  it('hold the truth about as often as they say, for an error that turns', () => {
    const truth = truthOf(0.2, 0.3, -0.25, 0.65, 3e19, 0.6);
    const names = { exponent: truth.c0, change: truth.c1, break: truth.d1, smoothness: truth.f1 };
    let inside = 0;
    let all = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const fit = fitLaw(brokenPowerLaw, observe(published(truth), 24, 0.003, seed));
      if (fit.kind !== 'fitted') continue;
      for (const [name, value] of Object.entries(names)) {
        const own = fit.parameters[name];
        if (own?.se == null) continue;
        all += 1;
        if (Math.abs(own.value - value) < 1.96 * own.se) inside += 1;
      }
    }
    expect(all).toBeGreaterThan(140);
    expect(inside / all).toBeGreaterThan(0.88);
  });
});
