import { describe, expect, it } from 'vitest';
import { chinchillaFamily } from '../../../src/core/upstream/chinchillaFamily.ts';
import { chinchilla } from '../../../src/core/upstream/laws/chinchilla.ts';
import { kaplanParams } from '../../../src/core/upstream/laws/kaplanParams.ts';
import type { FittedLossLaw, LossLaw } from '../../../src/core/upstream/laws/lossLaw.ts';
import { type UpstreamLaw, upstreamLaws } from '../../../src/core/upstream/upstreamLaws.ts';
import type { UpstreamRun } from '../../../src/core/upstream/upstreamRun.ts';
import { hoffmann, simulatedRuns } from './simulatedRuns.ts';

const target = { params: 1e10, tokens: 2e11 };

const lawsOf = (runs: readonly UpstreamRun[], seed = 7) =>
  upstreamLaws({ chinchilla: chinchillaFamily(runs, seed), flopsPerParameterToken: 6 }, target);

const lawNamed = (runs: readonly UpstreamRun[], name: string, seed = 7): UpstreamLaw => {
  const { laws, unfitted } = lawsOf(runs, seed);
  const found = laws.find(({ law }) => law === name);
  if (found === undefined) throw new Error(JSON.stringify(unfitted));
  return found;
};

/** One law alone, without what the others cost. */
const fitOf = (law: LossLaw, runs: readonly UpstreamRun[], seed = 7): FittedLossLaw => {
  const outcome = law.fit(runs, { chinchilla: chinchillaFamily(runs, seed), flopsPerParameterToken: 6 });
  if (outcome.kind !== 'fitted') throw new Error(outcome.reason);
  return outcome;
};

const chinchillaOf = (runs: readonly UpstreamRun[], seed = 7): FittedLossLaw => fitOf(chinchilla, runs, seed);

describe('upstreamLaws', () => {
  it('states L(N, D) with standard errors that the truth respects, A and B by their logs', () => {
    const { fittedTo, parameters } = chinchillaOf(simulatedRuns(0.01));
    expect(fittedTo).toHaveLength(42);
    const truth = { ...hoffmann, logA: Math.log(hoffmann.A), logB: Math.log(hoffmann.B) };
    for (const name of ['E', 'alpha', 'beta', 'logA', 'logB'] as const) {
      const { value = 0, se } = parameters[name] ?? {};
      expect(se).toBeGreaterThan(0);
      expect(Math.abs(value - truth[name])).toBeLessThan(4 * (se ?? 0));
    }
    const { A, logA } = parameters;
    expect(Math.log(A?.value ?? 0)).toBeCloseTo(logA?.value ?? 0, 10);
    // The deviation of a lognormal variable, by its formula.
    const variance = (logA?.se ?? 0) ** 2;
    const relative = Math.sqrt((Math.exp(variance) - 1) * Math.exp(variance));
    expect((A?.se ?? 0) / (A?.value ?? 1)).toBeCloseTo(relative, 10);
  });

  it('gives equal laws for equal seeds, whatever the order of runs', () => {
    const runs = simulatedRuns(0.01);
    expect(lawsOf(runs.toReversed())).toEqual(lawsOf(runs));
    expect(chinchillaOf(runs, 8).parameters).not.toEqual(chinchillaOf(runs, 7).parameters);
  });

  it('has standard errors that grow with noise, and none where too few resamples can be fitted', () => {
    const errorOf = (noise: number): number => chinchillaOf(simulatedRuns(noise)).parameters.alpha?.se ?? 0;
    expect(errorOf(0.02)).toBeGreaterThan(2 * errorOf(0.002));
    // Eight runs of three sizes: most resamples lose a size.
    const few = lawsOf(simulatedRuns(0.001, 1, 3, 3).slice(0, 8)).laws.filter(
      ({ law }) => law === 'chinchilla',
    );
    for (const { value, se } of few.flatMap(({ parameters }) => Object.values(parameters))) {
      expect(Number.isFinite(value)).toBe(true);
      expect(se === null || Number.isFinite(se)).toBe(true);
    }
  });

  it('has standard errors of the size that estimates differ by from draw to draw', () => {
    const draws = Array.from(
      { length: 30 },
      (_, seed) => chinchillaOf(simulatedRuns(0.01, seed + 100)).parameters,
    );
    for (const name of ['E', 'alpha', 'beta', 'logA', 'logB'] as const) {
      const values = draws.map((parameters) => parameters[name]?.value ?? 0);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
      const errors = draws.map((parameters) => parameters[name]?.se ?? 0).sort((a, b) => a - b);
      // The deviation of 30 draws is known to 13%.
      expect((errors[15] ?? 0) / sd, name).toBeGreaterThan(0.65);
      expect((errors[15] ?? 0) / sd, name).toBeLessThan(1.6);
    }
  }, 60_000);

  it('says of each law why it cannot be fitted', () => {
    const { laws, unfitted } = lawsOf([]);
    expect(laws).toEqual([]);
    expect(unfitted).toHaveLength(7);
    expect(unfitted[0]).toEqual({ law: 'chinchilla', reason: expect.stringMatching(/needs 7 runs/) });
    expect(unfitted[1]).toEqual({
      law: 'kaplan-params',
      reason: expect.stringMatching(/needs 4 different scales, and there are 0/),
    });
  });
});

/** Runs that follow one power law of params exactly, each size trained twice. */
const ofParams = (offset: number, noise: (index: number) => number = () => 0): readonly UpstreamRun[] =>
  Array.from({ length: 8 }, (_, index) => 1e8 * 2 ** index).flatMap((params, index) => {
    const loss = (offset + (8.8e13 / params) ** 0.076) * Math.exp(noise(index));
    return [
      { run: `long ${index}`, params, tokens: 1e12, loss },
      { run: `short ${index}`, params, tokens: 1e10, loss: loss * 1.3 },
    ];
  });

describe('Kaplan’s laws', () => {
  it('recover L(N) of the paper from the longest trainings, and no irreducible loss that is not there', () => {
    const { parameters, runs, influence } = lawNamed(ofParams(0), 'kaplan-params');
    expect(parameters.alpha?.value).toBeCloseTo(0.076, 8);
    expect((parameters.Nc?.value ?? 0) / 8.8e13).toBeCloseTo(1, 6);
    expect(parameters.logNc?.value).toBeCloseTo(Math.log(8.8e13), 6);
    expect(runs).toBe(8);
    expect(influence.loss).toBeCloseTo((8.8e13 / target.params) ** 0.076, 8);
    const noisy = lawsOf(ofParams(0, (index) => 0.003 * (index % 3) - 0.003)).unfitted;
    expect(noisy).toContainEqual({
      law: 'kaplan-params-with-offset',
      reason: expect.stringMatching(/cannot be told from 0/),
    });
  });

  it('find an irreducible loss where there is one', () => {
    const runs = ofParams(1.7).map((run) => ({ ...run, loss: run.loss - 1 }));
    const { parameters } = lawNamed(runs, 'kaplan-params-with-offset');
    expect(parameters.E?.value).toBeCloseTo(0.7, 4);
    expect(parameters.alpha?.value).toBeCloseTo(0.076, 4);
  });

  it('fit L(C) along the frontier, by stated FLOPs where there are some', () => {
    const law = (flops: number): number => (3e8 / flops) ** 0.05 * 10;
    const frontier = Array.from({ length: 6 }, (_, index) => {
      const [params, tokens] = [1e8 * 3 ** index, 2e9 * 3 ** index];
      return { run: `best ${index}`, params, tokens, loss: law(6 * params * tokens) };
    });
    const above = frontier
      .slice(1)
      .map((run, index) => ({ ...run, run: `worse ${index}`, loss: run.loss * 1.2 }));
    const runs = [...above, ...frontier];
    const { parameters, runs: used } = lawNamed(runs, 'kaplan-compute');
    expect(used).toBe(6);
    expect(parameters.alpha?.value).toBeCloseTo(0.05, 8);
    const stated = runs.map((run) => ({ ...run, flops: 12 * run.params * run.tokens }));
    const twice = lawNamed(stated, 'kaplan-compute').parameters;
    expect((twice.Cc?.value ?? 0) / (parameters.Cc?.value ?? 1)).toBeCloseTo(2, 6);
  });

  it('have standard errors that hold the truth about as often as they say', () => {
    let held = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const noise = simulatedRuns(0.01, seed, 8, 1);
      const clean = simulatedRuns(0, seed, 8, 1);
      const runs = ofParams(0, (index) => Math.log((noise[index]?.loss ?? 1) / (clean[index]?.loss ?? 1)));
      const { value = 0, se } = fitOf(kaplanParams, runs).parameters.alpha ?? {};
      // Student's t on 6 degrees of freedom.
      if (Math.abs(value - 0.076) <= 1.943 * (se ?? 0)) held += 1;
    }
    expect(held).toBeGreaterThan(165);
    expect(held).toBeLessThan(195);
  });

  it('decline where loss does not fall', () => {
    const growing = ofParams(0).map((run) => ({ ...run, loss: 1 + Math.log(run.params) / 10 }));
    expect(lawsOf(growing).unfitted).toContainEqual({
      law: 'kaplan-params',
      reason: expect.stringMatching(/does not fall/),
    });
  });
});
