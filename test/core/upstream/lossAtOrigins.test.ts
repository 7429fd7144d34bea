import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { chinchillaLoss } from '../../../src/core/upstream/chinchillaLaw.ts';
import { type ComputedRun, lossAtOrigins } from '../../../src/core/upstream/lossAtOrigins.ts';

const law = { E: 1.7, A: 406, B: 410, alpha: 0.34, beta: 0.28 };

const runs = (noise: number): readonly ComputedRun[] =>
  [1e8, 2e8, 4e8, 8e8, 1.6e9].flatMap((params) =>
    [5, 20, 80].map((multiple): ComputedRun => {
      const tokens = params * multiple;
      const run = `${params} ${multiple}`;
      const random = randomSource(params / 1e6 + multiple);
      const loss = chinchillaLoss(law, params, tokens) * Math.exp(noise * random.normal());
      return { run, params, tokens, loss, flops: 6 * params * tokens };
    }),
  );

describe('lossAtOrigins', () => {
  const target = { params: 3.2e9, tokens: 6.4e10 };

  it('predicts the loss of a larger run from what was known at a compute', () => {
    const truth = chinchillaLoss(law, target.params, target.tokens);
    expect(lossAtOrigins(runs(0))(Number.POSITIVE_INFINITY, target)).toBeCloseTo(truth, 4);
    const early = lossAtOrigins(runs(0.001))(1e20, target);
    expect(early).not.toBeNull();
    expect(Math.abs((early ?? 0) / truth - 1)).toBeLessThan(0.05);
  });

  it('sees no run of more compute than it is asked for', () => {
    const upTo = 3e19;
    const spoiled = runs(0.01).map((run) => (run.flops > upTo ? { ...run, loss: run.loss * 2 } : run));
    expect(lossAtOrigins(spoiled)(upTo, target)).toBe(lossAtOrigins(runs(0.01))(upTo, target));
    expect(lossAtOrigins(spoiled)(1e25, target)).not.toBe(lossAtOrigins(runs(0.01))(1e25, target));
  });

  it('does not depend on the order of the runs, and knows nothing before seven of them', () => {
    const reversed = runs(0.01).toReversed();
    expect(lossAtOrigins(reversed)(1e25, target)).toBe(lossAtOrigins(runs(0.01))(1e25, target));
    expect(lossAtOrigins(runs(0.01))(1e18, target)).toBeNull();
    expect(lossAtOrigins([])(1e25, target)).toBeNull();
  });
});
