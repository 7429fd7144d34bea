import { describe, expect, it } from 'vitest';
import { chinchillaLoss } from '../../../src/core/upstream/chinchillaLaw.ts';
import { type LossPrediction, lossPredictor } from '../../../src/core/upstream/lossPredictor.ts';
import { upstreamBacktest } from '../../../src/core/upstream/upstreamBacktest.ts';
import type { RunScale, UpstreamRun } from '../../../src/core/upstream/upstreamRun.ts';
import { hoffmann, simulatedRuns } from './simulatedRuns.ts';

const predicted = (runs: readonly UpstreamRun[], target: RunScale): LossPrediction => {
  const outcome = lossPredictor(runs, 0)(target);
  if (outcome.kind !== 'predicted') throw new Error(outcome.reason);
  return outcome;
};

const target = { params: 2e10, tokens: 4e11 };
const truth = chinchillaLoss(hoffmann, target.params, target.tokens);

describe('lossPredictor', () => {
  it('predicts the loss of a larger run, with an error of the size that it has', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { loss, relativeError, backtested } = predicted(simulatedRuns(0.005, seed), target);
      expect(backtested).toBe(true);
      expect(Math.abs(Math.log(loss / truth))).toBeLessThan(3 * relativeError);
      expect(relativeError).toBeGreaterThan(0.003);
      expect(relativeError).toBeLessThan(0.08);
    }
  });

  it('is surer inside the runs than far beyond them', () => {
    const runs = simulatedRuns(0.01);
    const inside = predicted(runs, { params: 4e8, tokens: 8e9 });
    expect(inside.distance).toBe(0);
    expect(inside.relativeError).toBeCloseTo(inside.fit.residualSd, 12);
    const far = predicted(runs, target);
    expect(far.distance).toBeGreaterThan(2);
    expect(far.relativeError).toBeGreaterThan(inside.relativeError);
  });

  it('counts a new size as beyond, at any compute', () => {
    const runs = simulatedRuns(0.01);
    expect(predicted(runs, { params: 3.2e10, tokens: 1e9 }).distance).toBeCloseTo(Math.log(10), 6);
  });

  it('says so where no hidden run lies far enough out', () => {
    const wild = { params: 1e15, tokens: 1e17 };
    const { backtested, relativeError } = predicted(simulatedRuns(0.01), wild);
    expect(backtested).toBe(false);
    expect(relativeError).toBeGreaterThan(0);
    expect(predicted(simulatedRuns(0.01), wild)).toEqual(predicted(simulatedRuns(0.01).toReversed(), wild));
  });

  it('gives the reason where no law can be fitted', () => {
    const outcome = lossPredictor(simulatedRuns(0).slice(0, 3), 0)(target);
    expect(outcome).toEqual({ kind: 'unknown', reason: expect.stringMatching(/needs 7 runs/) });
    expect(lossPredictor(simulatedRuns(0), 0)({ params: Number.NaN, tokens: 1 }).kind).toBe('unknown');
  });
});

describe('upstreamBacktest', () => {
  it('never sees what it hides', () => {
    const runs = simulatedRuns(0.005);
    const largest = runs.toSorted((a, b) => b.params * b.tokens - a.params * a.tokens).slice(0, 1);
    const spoiled = runs.map((run) => (largest.includes(run) ? { ...run, loss: run.loss * 2 } : run));
    const [before, after] = [upstreamBacktest(runs), upstreamBacktest(spoiled)];
    const last = before.findIndex((_, index) => before[index]?.error !== after[index]?.error);
    // Only the errors of the spoiled run itself moved, each by exactly log 2.
    expect(last).toBeGreaterThanOrEqual(0);
    for (const [index, { error }] of before.entries()) {
      const moved = (after[index]?.error ?? 0) - error;
      expect(Math.min(Math.abs(moved), Math.abs(moved - Math.log(2)))).toBeLessThan(1e-9);
    }
  });
});
