import { describe, expect, it } from 'vitest';
import { upstreamLaw } from '../../../src/core/upstream/upstreamLaw.ts';
import { hoffmann, simulatedRuns } from './simulatedRuns.ts';

describe('upstreamLaw', () => {
  it('states the law with standard errors that the truth respects', () => {
    const outcome = upstreamLaw('c4', simulatedRuns(0.01), 7);
    if (outcome.kind !== 'fitted') throw new Error(outcome.reason);
    expect(outcome.law).toMatchObject({ corpus: 'c4', law: 'chinchilla', runs: 42 });
    for (const name of ['E', 'alpha', 'beta'] as const) {
      const { value = 0, se } = outcome.law.parameters[name] ?? {};
      expect(se).toBeGreaterThan(0);
      expect(Math.abs(value - hoffmann[name])).toBeLessThan(4 * (se ?? 0));
    }
  });

  it('gives equal errors for equal seeds, whatever the order of runs', () => {
    const runs = simulatedRuns(0.01);
    expect(upstreamLaw('c4', runs.toReversed(), 7)).toEqual(upstreamLaw('c4', runs, 7));
    expect(upstreamLaw('c4', runs, 8)).not.toEqual(upstreamLaw('c4', runs, 7));
  });

  it('has standard errors that grow with noise, and none where too few resamples can be fitted', () => {
    const errorOf = (noise: number): number => {
      const outcome = upstreamLaw('c4', simulatedRuns(noise), 7);
      return outcome.kind === 'fitted' ? (outcome.law.parameters.alpha?.se ?? 0) : 0;
    };
    expect(errorOf(0.02)).toBeGreaterThan(2 * errorOf(0.002));
    // Eight runs of three sizes: most resamples lose a size.
    const few = simulatedRuns(0.001, 1, 3, 3).slice(0, 8);
    const outcome = upstreamLaw('c4', few, 7);
    if (outcome.kind === 'fitted') {
      for (const { value, se } of Object.values(outcome.law.parameters)) {
        expect(Number.isFinite(value)).toBe(true);
        expect(se === null || Number.isFinite(se)).toBe(true);
      }
    }
  });

  it('passes on why there is none', () => {
    expect(upstreamLaw('c4', [], 7)).toEqual({ kind: 'none', reason: expect.stringMatching(/needs 7 runs/) });
  });
});
