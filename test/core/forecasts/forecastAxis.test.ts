import { describe, expect, it } from 'vitest';
import { forecastAxis } from '../../../src/core/forecasts/forecastAxis.ts';
import { irreducibleLoss } from '../../../src/core/forecasts/irreducibleLoss.ts';
import { curveOf } from './simulatedCurves.ts';

const frontier = (irreducible: number, runs: number): readonly { flops: number; loss: number }[] =>
  Array.from({ length: runs }, (_, index) => {
    const flops = 1e17 * 10 ** (index / 3);
    return { flops, loss: irreducible + 2.5 * (flops / 1e17) ** -0.15 };
  });

describe('irreducibleLoss', () => {
  it('recovers E of a frontier, whatever lies above it', () => {
    const worse = frontier(1.7, 12).map(({ flops, loss }) => ({ flops: flops * 1.1, loss: loss + 0.3 }));
    expect(irreducibleLoss([[...worse, ...frontier(1.7, 12)]])).toBeCloseTo(1.7, 1);
  });

  it('takes the smallest of several families, and leaves out those that identify none', () => {
    const both = irreducibleLoss([frontier(1.7, 12), frontier(1.2, 12)]);
    expect(both).toBeCloseTo(1.2, 1);
    expect(irreducibleLoss([frontier(1.7, 3), frontier(1.2, 12)])).toBeCloseTo(both, 9);
  });

  it('is 0 where nothing identifies it', () => {
    expect(irreducibleLoss([])).toBe(0);
    expect(irreducibleLoss([frontier(1.7, 4)])).toBe(0);
    const straight = Array.from({ length: 10 }, (_, i) => ({ flops: 10 ** i, loss: 5 - 0.3 * i }));
    expect(irreducibleLoss([straight])).toBe(0);
  });

  it('stays well below the smallest loss', () => {
    const saturated = Array.from({ length: 12 }, (_, i) => ({
      flops: 10 ** (i / 3),
      loss: 2 + 1e-3 * 2 ** -i,
    }));
    expect(irreducibleLoss([saturated])).toBeLessThanOrEqual(0.75 * 2.001);
  });
});

describe('forecastAxis', () => {
  const none = new Map<string, number>();

  it('runs from 0 to 1 over the fitted runs of all curves, in log count', () => {
    const short = curveOf(
      'a',
      [1e18, 1e19].map((scale) => ({ scale, score: 0 })),
    );
    const long = curveOf(
      'b',
      [1e19, 1e22].map((scale) => ({ scale, score: 0 })),
    );
    const axis = forecastAxis('flops', [short, long], none);
    expect(axis.place('a', 1e18)).toBe(0);
    expect(axis.place('a', 1e22)).toBeCloseTo(1, 12);
    expect(axis.place('b', 1e24)).toBeCloseTo(1.5, 12);
    expect(axis.scaleAt('b', 1.5) ?? 0).toBeCloseTo(1e24, -12);
    expect(axis.place('a', 0)).toBeNull();
  });

  it('measures loss as -log(L - E), with E from the compute of the runs', () => {
    const runs = frontier(1.6, 14);
    const curve = curveOf(
      'a',
      runs.map(({ loss }) => ({ scale: loss, score: 0 })),
      { axis: 'loss:c4' },
    );
    const flops = new Map(
      curve.points.map(({ run, scale }) => [run, runs.find(({ loss }) => loss === scale)?.flops ?? 0]),
    );
    const axis = forecastAxis('loss:c4', [curve], flops);
    expect(axis.irreducible).toBeCloseTo(1.6, 1);
    expect(axis.place('a', axis.irreducible)).toBeNull();
    for (const t of [0, 0.3, 1.4]) expect(axis.place('a', axis.scaleAt('a', t) ?? 0)).toBeCloseTo(t, 9);
    expect(forecastAxis('loss:c4', [curve], none).irreducible).toBe(0);
  });

  it('keeps the task losses of different tasks apart', () => {
    const bits = curveOf(
      'a',
      [8, 4].map((scale) => ({ scale, score: 0 })),
      { axis: 'task-loss' },
    );
    const nats = curveOf(
      'b',
      [0.9, 0.3].map((scale) => ({ scale, score: 0 })),
      { axis: 'task-loss' },
    );
    const axis = forecastAxis('task-loss', [bits, nats], none);
    expect(axis.place('a', 2)).toBeCloseTo(2, 12);
    expect(axis.place('b', 0.1)).toBeCloseTo(2, 12);
    expect(axis.place('c', 1)).toBeNull();
    expect(axis.scaleAt('c', 1)).toBeNull();
  });

  it('reads a loss of zero or less on a plain scale, and has no place where there is no spread', () => {
    const negative = curveOf(
      'a',
      [1, -1].map((scale) => ({ scale, score: 0 })),
      { axis: 'loss:c4' },
    );
    const axis = forecastAxis('loss:c4', [negative], none);
    expect(axis.place('a', 0)).toBeCloseTo(0.5, 12);
    expect(axis.scaleAt('a', 0.5)).toBeCloseTo(0, 12);
    const equal = curveOf(
      'a',
      [2, 2].map((scale) => ({ scale, score: 0 })),
      { axis: 'loss:c4' },
    );
    expect(forecastAxis('loss:c4', [equal], none).place('a', 2)).toBeNull();
  });
});
