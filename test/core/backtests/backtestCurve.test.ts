import { describe, expect, it } from 'vitest';
import { type BacktestPrediction, backtestCurve } from '../../../src/core/backtests/backtestCurve.ts';
import { linearFamilies } from '../../../src/core/backtests/families/index.ts';
import { shapeBasis } from '../../../src/core/backtests/shapeBasis.ts';
import type { UnitCurve } from '../../../src/core/backtests/unitCurve.ts';
import { unitCurve } from './unitCurves.ts';

const firstFamily = linearFamilies.first;
const basis = shapeBasis([firstFamily]);
const rise = (t: number): number => 0.3 + 0.4 / (1 + Math.exp(-5 * (t - 0.5)));
const curve = (runs: number): UnitCurve =>
  unitCurve(Array.from({ length: runs }, (_, i) => [i / (runs - 1), rise(i / (runs - 1))] as const));

const predictionsOf = (one: UnitCurve): readonly BacktestPrediction[] =>
  backtestCurve(one, basis, 0.07).predictions;

describe('backtestCurve', () => {
  it('predicts every later run from every origin, at its distance', () => {
    const predictions = predictionsOf(curve(12));
    // Origins of 12 runs: 6 to 11, with 6 to 1 later runs.
    expect(predictions).toHaveLength(6 + 5 + 4 + 3 + 2 + 1);
    for (const { hiddenT, originT, distance, seen } of predictions) {
      expect(distance).toBeCloseTo(hiddenT - originT, 12);
      expect(originT).toBeCloseTo((seen - 1) / 11, 12);
      expect(distance).toBeGreaterThan(0);
    }
  });

  it('predicts a smooth logistic rise to a few points of 100 once its middle has been seen', () => {
    for (const { mean, actual, kept } of predictionsOf(curve(30))) {
      if (kept) expect(Math.abs(mean - actual)).toBeLessThan(0.025);
    }
  });

  it('leaks nothing: a prediction does not change with the scores of hidden runs', () => {
    const honest = curve(20);
    const changed: UnitCurve = {
      ...honest,
      points: honest.points.map((point, index) => (index >= 15 ? { ...point, y: 0.01 * index } : point)),
    };
    const before = predictionsOf(honest).filter(({ seen }) => seen <= 15);
    const after = predictionsOf(changed).filter(({ seen }) => seen <= 15);
    const forecastsOf = (predictions: readonly BacktestPrediction[]): readonly unknown[] =>
      predictions.map(({ mean, spread, noise, hiddenT, seen }) => ({ mean, spread, noise, hiddenT, seen }));
    expect(forecastsOf(after)).toEqual(forecastsOf(before));
    expect(after.map(({ actual }) => actual)).not.toEqual(before.map(({ actual }) => actual));
  });

  it('does not count as hidden what the origin has seen: equal scales, other checkpoints of a seen run', () => {
    const ties = unitCurve(Array.from({ length: 12 }, (_, i) => [i < 6 ? i / 11 : 1, 0.4] as const));
    // From run 7 on all stand at t = 1, so only origins up to run 6 have anything to predict.
    expect(new Set(predictionsOf(ties).map(({ seen }) => seen))).toEqual(new Set([6]));
    const one = curve(12);
    const checkpoints: UnitCurve = {
      ...one,
      points: one.points.map((point) => ({ ...point, trainingRun: 'the only run' })),
    };
    expect(predictionsOf(checkpoints)).toHaveLength(0);
  });

  it('gives no prediction for four runs or fewer, and a mixture as soon as there is a run', () => {
    for (const runs of [2, 3, 4]) expect(predictionsOf(curve(runs))).toHaveLength(0);
    expect(backtestCurve(unitCurve([[0.5, 0.4]]), basis, 0.07).mixture).not.toBeNull();
    expect(backtestCurve(unitCurve([]), basis, 0.07)).toEqual({ predictions: [], mixture: null });
  });

  it('stays of bounded size on a long ladder', () => {
    const predictions = predictionsOf(curve(300));
    expect(predictions.length).toBeLessThanOrEqual(32 * 33);
    expect(Math.max(...predictions.map(({ seen }) => seen))).toBe(299);
  });
});
