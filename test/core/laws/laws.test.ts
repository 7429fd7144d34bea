import { describe, expect, it } from 'vitest';
import { laws } from '../../../src/core/laws/index.ts';
import type { Law, Shape } from '../../../src/core/laws/law.ts';

const span = { lower: -4.2, upper: -2.5 };
const runs = Array.from({ length: 12 }, (_, i) => i / 11);

/** A few shapes of a law, the extremes of its grid among them. */
const someShapes = (law: Law): readonly Shape[] => {
  const shapes = law.shapes(runs);
  return shapes.length === 0
    ? [[]]
    : [0, 7, Math.floor(shapes.length / 2), shapes.length - 1].flatMap((i) => {
        const shape = shapes[i];
        return shape === undefined ? [] : [shape];
      });
};

const slope = (f: (value: number) => number, at: number, step: number): number =>
  (f(at + step) - f(at - step)) / (2 * step);

describe.each(laws.map((law) => [law.name, law] as const))('the law %s', (_name, law) => {
  it('says the same by its own parameters as by level, amplitude and shape', () => {
    for (const shape of someShapes(law)) {
      const parameters = law.parametersOf(0.4, 0.3, shape, span);
      expect(parameters).toHaveLength(law.parameters.length);
      for (const t of [0, 0.31, 0.8, 1, 1.2]) {
        const position = span.lower + t * (span.upper - span.lower);
        const amplitude = law.size > 1 ? 0.3 : 0;
        const value = 0.4 + amplitude * law.basis(shape, t);
        expect(Math.abs(law.evaluate(parameters, position) - value)).toBeLessThan(1e-9 * Math.max(1, value));
      }
    }
  });

  it('knows its own derivatives', () => {
    for (const shape of someShapes(law)) {
      for (const t of [0, 0.4, 0.9]) {
        law.basisGradient(shape, t).forEach((partial, j) => {
          const step = 1e-5 * Math.max(0.05, Math.abs(shape[j] ?? 0));
          const moved = (value: number): number => law.basis(shape.with(j, value), t);
          const numeric = slope(moved, shape[j] ?? 0, step);
          expect(Math.abs(partial - numeric)).toBeLessThan(1e-4 * Math.max(1, Math.abs(numeric)));
        });
      }
      const all = [0.4, 0.3, ...shape];
      const at = (values: readonly number[]): readonly number[] =>
        law.parametersOf(values[0] ?? 0, values[1] ?? 0, values.slice(2), span);
      law.parametersGradient(0.3, shape, span).forEach((row, k) => {
        row.forEach((partial, j) => {
          const step = 1e-5 * Math.max(0.05, Math.abs(all[j] ?? 0));
          const numeric = slope((value) => at(all.with(j, value))[k] ?? 0, all[j] ?? 0, step);
          expect(Math.abs(partial - numeric)).toBeLessThan(1e-4 * Math.max(1, Math.abs(numeric)));
        });
      });
    }
  });

  it('fills a column with its basis, whichever shape comes next', () => {
    const t = Float64Array.from([0, 0.31, 0.8, 1]);
    const fill = law.columns(t);
    const column = new Float64Array(t.length);
    for (const shape of [...someShapes(law), ...someShapes(law).toReversed()]) {
      fill(shape, column);
      for (const [i, value] of column.entries()) expect(value).toBeCloseTo(law.basis(shape, t[i] ?? 0), 12);
    }
  });

  it('describes itself as a formula with its numbers', () => {
    const shape = law.shapes(runs)[0] ?? [];
    const parameters = law.parametersOf(0.4, 0.3, shape, span);
    const formula = law.formula(parameters, (value) => `<${value.toFixed(3)}>`);
    expect(formula).toMatch(/^score = /);
    for (const value of parameters) expect(formula).toContain(`<${value.toFixed(3)}>`);
  });

  it('keeps its grid inside its bounds', () => {
    const bounds = law.bounds(runs);
    for (const shape of law.shapes(runs)) {
      shape.forEach((value, j) => {
        const [low, high] = bounds[j] ?? [0, 0];
        expect(value).toBeGreaterThanOrEqual(low - 1e-12);
        expect(value).toBeLessThanOrEqual(high + 1e-12);
      });
    }
  });

  it('has a value and a gradient at a rate of zero', () => {
    const shape: Shape = law.shapes(runs)[0]?.map((_, j) => (j === 0 ? 0 : 0.1)) ?? [];
    expect(Number.isFinite(law.basis(shape, 0.3))).toBe(true);
    for (const partial of law.basisGradient(shape, 0.3)) expect(Number.isFinite(partial)).toBe(true);
    for (const value of law.parametersOf(0.4, 0.3, shape, span)) expect(Number.isFinite(value)).toBe(true);
    for (const row of law.parametersGradient(0.3, shape, span)) expect(row.every(Number.isFinite)).toBe(true);
  });
});

describe('which law applies where', () => {
  const names = (axis: Parameters<Law['appliesTo']>[0]): string[] =>
    laws.filter((law) => law.appliesTo(axis)).map(({ name }) => name);

  it('keeps the exponential to losses and the power law to counts', () => {
    expect(names('loss:c4_val')).toEqual([
      'constant',
      'linear',
      'exponential-in-loss',
      'logistic-with-floor',
    ]);
    expect(names('task-loss')).toContain('exponential-in-loss');
    expect(names('flops')).toEqual([
      'constant',
      'linear',
      'power-law-with-offset',
      'log-accuracy-power-law',
      'logistic-with-floor',
      'broken-power-law',
    ]);
  });

  it('has names of its own', () => {
    expect(new Set(laws.map(({ name }) => name)).size).toBe(laws.length);
  });
});
