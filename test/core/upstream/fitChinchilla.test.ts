import { describe, expect, it } from 'vitest';
import { type ChinchillaParameters, chinchillaLoss } from '../../../src/core/upstream/chinchillaLaw.ts';
import { type ChinchillaFit, fitChinchilla } from '../../../src/core/upstream/fitChinchilla.ts';
import type { UpstreamRun } from '../../../src/core/upstream/upstreamRun.ts';
import { hoffmann, simulatedRuns } from './simulatedRuns.ts';

const fitted = (runs: readonly UpstreamRun[], from?: ChinchillaParameters): ChinchillaFit => {
  const outcome = fitChinchilla(runs, from);
  if (outcome.kind !== 'fitted') throw new Error(outcome.reason);
  return outcome;
};

/** The objective once more, from the paper. */
const huber = (runs: readonly UpstreamRun[], parameters: ChinchillaParameters): number =>
  runs.reduce((sum, { params, tokens, loss }) => {
    const residual = Math.abs(Math.log(chinchillaLoss(parameters, params, tokens) / loss));
    return sum + (residual <= 1e-3 ? residual ** 2 / 2 : 1e-3 * (residual - 0.5e-3));
  }, 0);

describe('fitChinchilla', () => {
  it('recovers the law from runs without noise', () => {
    const { parameters, objective, residualSd, runs } = fitted(simulatedRuns(0));
    expect(parameters.E).toBeCloseTo(hoffmann.E, 3);
    expect(parameters.alpha).toBeCloseTo(hoffmann.alpha, 3);
    expect(parameters.beta).toBeCloseTo(hoffmann.beta, 3);
    expect(parameters.A / hoffmann.A).toBeCloseTo(1, 2);
    expect(parameters.B / hoffmann.B).toBeCloseTo(1, 2);
    expect(objective).toBeLessThan(1e-12);
    expect(residualSd).toBeLessThan(1e-5);
    expect(runs).toBe(42);
  });

  it('reaches an objective no worse than the truth has, and no start near it finds a better one', () => {
    for (const seed of [1, 2, 3]) {
      const runs = simulatedRuns(0.01, seed);
      const { objective, parameters } = fitted(runs);
      expect(objective).toBeCloseTo(huber(runs, parameters), 10);
      expect(objective).toBeLessThanOrEqual(huber(runs, hoffmann));
      expect(objective).toBeLessThanOrEqual(fitted(runs, hoffmann).objective * (1 + 1e-4));
      for (const name of ['E', 'A', 'B', 'alpha', 'beta'] as const) {
        for (const factor of [0.999, 1.001]) {
          const moved = huber(runs, { ...parameters, [name]: parameters[name] * factor });
          expect(moved).toBeGreaterThan(objective * (1 - 1e-4));
        }
      }
    }
  });

  it('is hardly moved by a few spoiled runs', () => {
    const runs = simulatedRuns(0.001).map((run, index) =>
      index % 15 === 3 ? { ...run, loss: run.loss * 1.3 } : run,
    );
    const { parameters } = fitted(runs);
    expect(parameters.E).toBeCloseTo(hoffmann.E, 1);
    expect(Math.abs(parameters.alpha - hoffmann.alpha)).toBeLessThan(0.03);
  });

  it('does not depend on the order of runs, nor on the unit of counts', () => {
    const runs = simulatedRuns(0.01);
    expect(fitted(runs.toReversed())).toEqual(fitted(runs));
    const billions = runs.map((run) => ({ ...run, params: run.params / 1e9, tokens: run.tokens / 1e9 }));
    const scaled = fitted(billions);
    expect(scaled.parameters.alpha).toBeCloseTo(fitted(runs).parameters.alpha, 4);
    expect(scaled.parameters.E).toBeCloseTo(fitted(runs).parameters.E, 3);
  });

  it('refuses what cannot be told: few runs, few sizes, one ratio', () => {
    const reasonOf = (runs: readonly UpstreamRun[]): string => {
      const outcome = fitChinchilla(runs);
      return outcome.kind === 'fitted' ? 'fitted' : `${outcome.kind}: ${outcome.reason}`;
    };
    expect(reasonOf([])).toMatch(/insufficient.*there are 0/);
    expect(reasonOf(simulatedRuns(0).slice(0, 6))).toMatch(/insufficient.*there are 6/);
    expect(reasonOf(simulatedRuns(0, 1, 2, 6))).toMatch(/different params and tokens, and there are 2/);
    expect(reasonOf(simulatedRuns(0, 1, 10, 1))).toMatch(/one ratio/);
  });

  it('does not call a law fitted whose loss grows with scale', () => {
    const growing = simulatedRuns(0).map((run) => ({
      ...run,
      loss: 1 + 0.1 * Math.log(run.params * run.tokens),
    }));
    expect(fitChinchilla(growing).kind).not.toBe('fitted');
  });

  it('gives finite numbers for equal losses', () => {
    const outcome = fitChinchilla(simulatedRuns(0).map((run) => ({ ...run, loss: 3 })));
    if (outcome.kind === 'fitted') {
      for (const value of Object.values(outcome.parameters)) expect(Number.isFinite(value)).toBe(true);
    } else expect(outcome.reason).not.toBe('');
  });
});
