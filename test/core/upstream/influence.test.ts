import { describe, expect, it } from 'vitest';
import { chinchillaFamily } from '../../../src/core/upstream/chinchillaFamily.ts';
import { chinchillaLoss } from '../../../src/core/upstream/chinchillaLaw.ts';
import { fitChinchilla } from '../../../src/core/upstream/fitChinchilla.ts';
import { influentialRuns } from '../../../src/core/upstream/influence.ts';
import { chinchilla } from '../../../src/core/upstream/laws/chinchilla.ts';
import { kaplanParams } from '../../../src/core/upstream/laws/kaplanParams.ts';
import type { LossLaw } from '../../../src/core/upstream/laws/lossLaw.ts';
import type { UpstreamRun } from '../../../src/core/upstream/upstreamRun.ts';
import { simulatedRuns } from './simulatedRuns.ts';

const target = { params: 2e10, tokens: 4e11 };

/** Every run left out in turn, from the grid of starts. */
const leftOut = (runs: readonly UpstreamRun[]) => {
  const lossOf = (some: readonly UpstreamRun[]): number => {
    const fit = fitChinchilla(some, null, 1e-8);
    return fit.kind === 'fitted' ? chinchillaLoss(fit.parameters, target.params, target.tokens) : Number.NaN;
  };
  const whole = lossOf(runs);
  return runs
    .map(({ run }) => ({ run, change: Math.log(lossOf(runs.filter((other) => other.run !== run)) / whole) }))
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
};

const influences = (runs: readonly UpstreamRun[], law: LossLaw = chinchilla) => {
  const context = { chinchilla: chinchillaFamily(runs, 0), flopsPerParameterToken: 6 };
  const fit = law.fit(runs, context);
  if (fit.kind !== 'fitted') throw new Error('not fitted');
  return influentialRuns(fit, runs, target);
};

describe('influentialRuns', () => {
  it('names the runs that matter most when each is truly left out, with the same change', () => {
    let found = 0;
    for (const seed of [1, 2, 3, 4]) {
      const runs = simulatedRuns(0.01, seed);
      const truth = leftOut(runs);
      const named = influences(runs);
      expect(named).toHaveLength(3);
      for (const { run, change } of named) {
        expect(change).toBeCloseTo(truth.find((other) => other.run === run)?.change ?? Number.NaN, 3);
      }
      const top = truth.slice(0, 3).map(({ run }) => run);
      found += named.filter(({ run }) => top.includes(run)).length;
    }
    // Twelve in all; near ties may change places.
    expect(found).toBeGreaterThanOrEqual(11);
  });

  it('shows a spoiled largest run to steer least squares, and not the Huber fit', () => {
    const runs = simulatedRuns(0.001);
    const largest = runs.toSorted((a, b) => b.params * b.tokens - a.params * a.tokens)[0]?.run;
    const spoiled = runs.map((run) => (run.run === largest ? { ...run, loss: run.loss * 0.97 } : run));
    const [first] = influences(spoiled, kaplanParams);
    expect(first?.run).toBe(largest);
    expect(first?.change).toBeGreaterThan(0.005);
    for (const { change } of influences(spoiled)) expect(Math.abs(change)).toBeLessThan(0.005);
  });

  it('names nothing where the law cannot do without a run', () => {
    expect(influences(simulatedRuns(0.001, 1, 3, 3).slice(0, 7))).toEqual([]);
  });
});
