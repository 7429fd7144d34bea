import { describe, expect, it } from 'vitest';
import type { BacktestPrediction } from '../../../src/core/backtests/backtestCurve.ts';
import { pooledDrift, weightPredictions } from '../../../src/core/backtests/pooledDrift.ts';

const prediction = (changes: Partial<BacktestPrediction>): BacktestPrediction => ({
  curve: 'a',
  task: 'a',
  limits: { lower: 0, upper: 1 },
  originRun: 'r',
  originT: 0.5,
  seen: 10,
  runs: 20,
  kept: true,
  hiddenRun: 'h',
  hiddenT: 0.7,
  distance: 0.2,
  mean: 0.5,
  spread: 0,
  noise: 0.01,
  sampling: 0.01,
  actual: 0.5,
  ...changes,
});

/** Errors of 0.3 per unit of distance, over many curves. */
const drifting = (runs: number): readonly BacktestPrediction[] =>
  Array.from({ length: runs }, (_, index) => {
    const distance = 0.1 + 0.4 * ((index * 7) % 10) * 0.1;
    return prediction({
      curve: `curve ${index}`,
      hiddenT: index / runs,
      distance,
      actual: 0.5 + 0.3 * distance,
    });
  });

describe('pooledDrift', () => {
  it('finds the drift per unit of distance where many errors show it', () => {
    const drift = pooledDrift(weightPredictions(drifting(2000)));
    expect(drift(Number.POSITIVE_INFINITY)).toBeCloseTo(0.3, 2);
  });

  it('is nearly nothing where one error at a tiny distance is all there is', () => {
    const one = [prediction({ distance: 0.01, actual: 0.6 })];
    expect(Math.abs(pooledDrift(weightPredictions(one))(1))).toBeLessThan(0.02);
    expect(pooledDrift([])(1)).toBe(0);
  });

  it('looks only at errors up to the given place', () => {
    const early = drifting(2000).map((one) => ({ ...one, hiddenT: one.hiddenT / 2 }));
    const late = drifting(2000).map((one) => ({ ...one, hiddenT: 0.6 + one.hiddenT / 4, actual: 0.1 }));
    const both = pooledDrift(weightPredictions([...early, ...late]));
    const alone = pooledDrift(weightPredictions(early));
    expect(both(0.55)).toBe(alone(0.55));
    expect(both(1)).not.toBeCloseTo(alone(1), 2);
    expect(both(-1)).toBe(0);
  });
});

describe('weightPredictions', () => {
  it('divides the weight of a score that is predicted from several origins', () => {
    const four = [10, 11, 12, 13].map((seen) => prediction({ seen: 10, originT: seen / 20 }));
    const [first] = weightPredictions(four);
    const [alone] = weightPredictions([prediction({})]);
    expect(first?.weight).toBeCloseTo((alone?.weight ?? 0) / 2, 12);
  });

  it('weighs late origins more', () => {
    const [early, late] = weightPredictions([
      prediction({ seen: 10, hiddenT: 0.6 }),
      prediction({ seen: 20, hiddenT: 0.9 }),
    ]);
    expect((late?.weight ?? 0) / (early?.weight ?? 1)).toBeCloseTo(Math.exp(2), 10);
  });
});
