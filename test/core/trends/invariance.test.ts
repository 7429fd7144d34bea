import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Curve, CurvePoint } from '../../../src/core/curves/curve.ts';
import { analyseTrends } from '../../../src/core/trends/analyseTrends.ts';
import type { TrendAnalysis } from '../../../src/core/trends/trendAnalysis.ts';
import { simulateCurve, undisputed } from '../../support/trends/simulatedCurves.ts';

const analyse = (curves: readonly Curve[], resamples = 0): TrendAnalysis => {
  const [analysis] = analyseTrends([curves], { resamples, seed: 1 });
  if (analysis === undefined) throw new Error('no analysis');
  return analysis;
};

/** A curve of any class, short or long, noisy or not. */
const anyCurve = fc
  .record({
    kind: fc.constantFrom(...Object.keys(undisputed)),
    points: fc.integer({ min: 8, max: 26 }),
    items: fc.constantFrom(200, 1000, 5000),
    seed: fc.integer(),
  })
  .map(({ kind, points, items, seed }): Curve => {
    const draw = undisputed[kind];
    if (draw === undefined) throw new Error(kind);
    return simulateCurve(draw, points, items, seed, kind).curve;
  });

const withPoints = (curve: Curve, change: (point: CurvePoint) => Partial<CurvePoint>): Curve => ({
  ...curve,
  points: curve.points.map((point) => ({ ...point, ...change(point) })),
});

const same = (one: TrendAnalysis, other: TrendAnalysis): void => {
  expect([other.verdict, other.reason]).toEqual([one.verdict, one.reason]);
};

const often = { numRuns: 60, seed: 42 };

describe('a verdict does not depend on', () => {
  it('the unit of the score', () => {
    fc.assert(
      fc.property(anyCurve, (curve) => {
        const percent = {
          ...withPoints(curve, ({ score }) => ({ score: 100 * score })),
          range: { lower: 0, upper: 100 },
        };
        const [one, other] = [analyse([curve]), analyse([percent])];
        same(one, other);
        expect(other.gain).toBeCloseTo(100 * (one.gain ?? 0), 6);
      }),
      often,
    );
  });

  it('the unit of the loss: nats or bits', () => {
    fc.assert(
      fc.property(anyCurve, (curve) => {
        const bits = withPoints(curve, ({ scale }) => ({
          scale: scale / Math.LN2,
          position: -scale / Math.LN2,
        }));
        same(analyse([curve]), analyse([bits]));
      }),
      often,
    );
  });

  it('the unit of a count: parameters or billions of them', () => {
    fc.assert(
      fc.property(anyCurve, (curve) => {
        const axis = 'params' as const;
        const position = (at: number): number => 30 + 3 * at;
        const plain = { ...withPoints(curve, (p) => ({ position: position(p.position) })), axis };
        const billions = {
          ...withPoints(curve, (p) => ({ position: position(p.position) - Math.log(1e9) })),
          axis,
        };
        same(analyse([plain]), analyse([billions]));
      }),
      often,
    );
  });

  it('whether accuracy is stated, or error', () => {
    fc.assert(
      fc.property(anyCurve, (curve) => {
        const error: Curve = {
          ...withPoints(curve, ({ score }) => ({ score: 1 - score })),
          direction: 'lower',
        };
        const [one, other] = [analyse([curve]), analyse([error])];
        same(one, other);
        expect(other.gain).toBeCloseTo(one.gain ?? 0, 8);
      }),
      often,
    );
  });

  it('what runs and factor levels are called, or the order of the curves', () => {
    fc.assert(
      fc.property(anyCurve, anyCurve, (first, second) => {
        const named = (curve: Curve, level: string): Curve => ({
          ...withPoints(curve, ({ run }) => ({ run: `${level} ${run}`, trainingRun: `${level} ${run}` })),
          id: level,
          factors: { corpus: level },
        });
        const group = [named(first, 'a'), named(second, 'b')];
        const relabelled = [named(second, 'x'), named(first, 'y')];
        same(analyse(group), analyse(relabelled));
      }),
      often,
    );
  });

  it('the seed, which only moves the stability a little', () => {
    fc.assert(
      fc.property(anyCurve, (curve) => {
        const [one] = analyseTrends([[curve]], { resamples: 100, seed: 1 });
        const [other] = analyseTrends([[curve]], { resamples: 100, seed: 2 });
        expect(other?.verdict).toBe(one?.verdict);
        expect(Math.abs((other?.stability ?? 0) - (one?.stability ?? 0))).toBeLessThan(0.3);
      }),
      { numRuns: 15, seed: 42 },
    );
  });
});
