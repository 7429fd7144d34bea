import { describe, expect, it } from 'vitest';
import { chinchillaFamily } from '../../../src/core/upstream/chinchillaFamily.ts';
import { chinchillaLoss } from '../../../src/core/upstream/chinchillaLaw.ts';
import { computeOptimal } from '../../../src/core/upstream/computeOptimal.ts';
import { plannedAllocation } from '../../../src/core/upstream/plannedAllocation.ts';
import { hoffmann, simulatedRuns } from './simulatedRuns.ts';

describe('computeOptimal', () => {
  it('is the least loss that any allocation of the budget has, and spends all of it', () => {
    for (const flops of [1e19, 1e22, 5.76e23]) {
      const { params, tokens, loss } = computeOptimal(hoffmann, flops, 6);
      expect(6 * params * tokens).toBeCloseTo(flops, -15);
      for (const factor of [0.5, 0.9, 0.99, 1.01, 1.1, 2]) {
        const other = params * factor;
        expect(chinchillaLoss(hoffmann, other, flops / 6 / other)).toBeGreaterThan(loss);
      }
    }
  });

  it('agrees with the exponents of Hoffmann et al. (2022), table 2: a = 0.46 and b = 0.54 for approach 3', () => {
    const [small, large] = [computeOptimal(hoffmann, 1e21, 6), computeOptimal(hoffmann, 1e23, 6)];
    expect(Math.log10(large.params / small.params) / 2).toBeCloseTo(0.452, 3);
    expect(Math.log10(large.tokens / small.tokens) / 2).toBeCloseTo(0.548, 3);
  });

  it('moves with the formula for FLOPs as with the budget', () => {
    const [six, three] = [computeOptimal(hoffmann, 1e22, 6), computeOptimal(hoffmann, 5e21, 3)];
    expect(three.params / six.params).toBeCloseTo(1, 12);
  });
});

describe('plannedAllocation', () => {
  const { params, tokens } = computeOptimal(hoffmann, 1e22, 6);

  it('finds nothing lost at the optimum', () => {
    const { ratio, lossPenalty, computeShare } = plannedAllocation(hoffmann, [], { params, tokens });
    expect(ratio).toBeCloseTo(1, 10);
    expect(lossPenalty).toBeCloseTo(0, 12);
    expect(computeShare).toBeCloseTo(1, 10);
  });

  it('states the ratio, and a share of compute that truly reaches the loss of the plan', () => {
    const plan = { params: params / 4, tokens: tokens * 4 };
    const { ratio, lossPenalty, computeShare, optimal, interval } = plannedAllocation(hoffmann, [], plan);
    expect(ratio).toBeCloseTo(16, 8);
    const planned = chinchillaLoss(hoffmann, plan.params, plan.tokens);
    expect(lossPenalty).toBeCloseTo(planned - optimal.loss, 12);
    expect(computeOptimal(hoffmann, 1e22 * computeShare, 6).loss).toBeCloseTo(planned, 10);
    expect(computeShare).toBeLessThan(1);
    expect(interval).toBeNull();
  });

  it('has an interval of the ratio that holds the truth, about nine times in ten', () => {
    let held = 0;
    for (let seed = 0; seed < 40; seed += 1) {
      const family = chinchillaFamily(simulatedRuns(0.01, seed + 300), seed);
      const fit = family.fit();
      if (fit.kind !== 'fitted') throw new Error(fit.reason);
      const { interval } = plannedAllocation(fit.parameters, family.draws(), { params, tokens });
      const [lower = 0, upper = 0] = interval ?? [];
      if (lower <= 1 && upper >= 1) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(31);
  }, 60_000);
});
