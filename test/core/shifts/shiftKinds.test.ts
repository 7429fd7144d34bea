import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { findShifts } from '../../../src/core/shifts/findShifts.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import {
  curveOf,
  exponential,
  type MeanCurve,
  type SimulatedRun,
  spreadLosses,
} from '../../support/shifts/simulatedCurves.ts';
import { only, pairOf, shiftsOf } from './shiftsOf.ts';

describe('the kinds of shift', () => {
  it('says by how much a level differs, and where', () => {
    const shift = only(shiftsOf(pairOf(exponential(0.25, 0.3, 1), exponential(0.29, 0.3, 1))));
    expect(shift).toMatchObject({ kind: 'level', levels: ['c4', 'pile'], factor: 'corpus', metric: 'acc' });
    expect(shift.effect).toBeCloseTo(0.04, 2);
    expect(shift.q).toBeLessThanOrEqual(0.01);
    expect(shift.range[0]).toBeGreaterThan(2.5);
    expect(shift.range[1]).toBeLessThan(4.2);
    expect(shift.sentence).toMatch(
      /^pile scores 0\.0\d+ above c4 over the losses 2\.\d+ to 4\.\d+ that both cover\.$/,
    );
  });

  it('says how much each level gains', () => {
    const shift = only(shiftsOf(pairOf(exponential(0.25, 0.4, 1), exponential(0.25, 0.24, 1))));
    expect(shift.kind).toBe('slope');
    expect(shift.kinds).toContain('level');
    // From the 10% to the 90% place of the range, exp(-u) moves by about .64 of its size.
    expect(shift.effect).toBeCloseTo(-0.16 * 0.64, 1);
    expect(shift.sentence).toMatch(
      /^From loss 4\.\d+ to loss 2\.\d+, c4 rises by 0\.\d+ and pile rises by 0\.\d+\.$/,
    );
  });

  it('tells a rise from a fall', () => {
    const shift = only(shiftsOf(pairOf(exponential(0.25, 0.2, 1), exponential(0.4, -0.15, 1))));
    expect(shift.kind).toBe('direction');
    expect(shift.sentence).toMatch(/c4 rises by 0\.\d+ while pile falls by 0\.\d+\.$/);
  });

  it('sees the better level change within the range', () => {
    const shift = only(shiftsOf(pairOf(exponential(0.25, 0.4, 1), exponential(0.33, 0.2, 1))));
    expect(shift.kind).toBe('ranking');
    expect(shift.effect).toBeGreaterThan(0.01);
    expect(shift.sentence).toMatch(/^pile leads by 0\.\d+ at loss [34]\.\d+, c4 by 0\.\d+ at loss 2\.\d+\.$/);
  });

  it('reports a verdict that differs only where both verdicts are stable and the curves differ', () => {
    const curves = pairOf(exponential(0.25, 0.3, 1), exponential(0.29, 0.3, 1));
    const same = pairOf(exponential(0.25, 0.3, 1), exponential(0.25, 0.3, 1));
    const verdicts = (stability: number | null, of: readonly Curve[]) =>
      new Map([
        [of[0]?.id ?? '', { verdict: 'predictable' as const, stability: 0.95 }],
        [of[1]?.id ?? '', { verdict: 'noisy' as const, stability }],
      ]);
    const kindsWith = (stability: number | null, of: readonly Curve[]) =>
      findShifts(of, ['corpus'], { seed: 1, verdicts: verdicts(stability, of) }).shifts.map(
        ({ kinds }) => kinds,
      );
    expect(kindsWith(0.8, curves)).toEqual([['level', 'verdict']]);
    expect(kindsWith(0.79, curves)).toEqual([['level']]);
    expect(kindsWith(null, curves)).toEqual([['level']]);
    expect(kindsWith(0.95, same)).toEqual([]);
  });

  it('names what differs along with the factor though nobody declared it', () => {
    const curves = pairOf(exponential(0.25, 0.3, 1), exponential(0.29, 0.3, 1));
    const sentenceWith = (...stated: readonly Readonly<Record<string, string>>[]): string | undefined => {
      const undeclared = (curve: Curve) => stated[curve.factors.corpus === 'c4' ? 0 : 1] ?? {};
      return findShifts(curves, ['corpus'], { seed: 1, undeclared }).shifts[0]?.sentence;
    };
    expect(sentenceWith({ harness: 'helm', seed: '1' }, { harness: 'lm-eval', seed: '1' })).toMatch(
      / that both cover; harness differs along with it \(helm, lm-eval\)\.$/,
    );
    expect(sentenceWith({ harness: 'helm' }, { precision: 'bf16' })).toMatch(/ that both cover\.$/);
  });

  it('passes over a difference that is certain but too small to matter', () => {
    const random = randomSource(3);
    const exact = (name: string, level: number) =>
      spreadLosses(30, random).map(
        (scale, index): SimulatedRun => ({
          trainingRun: `${name}-${index}`,
          scale,
          score: level + 0.0001 * random.normal(),
        }),
      );
    const curves = [
      curveOf('task', { corpus: 'c4' }, exact('c4', 0.5)),
      curveOf('task', { corpus: 'pile' }, exact('pile', 0.506)),
    ];
    expect(shiftsOf(curves)).toEqual([]);
  });
});

describe('metrics other than a share', () => {
  const perplexities = (seed: number): readonly Curve[] => {
    const random = randomSource(seed);
    const of = (corpus: string, mean: MeanCurve) =>
      curveOf(
        'wikitext',
        { corpus },
        spreadLosses(20, random).map((scale, index) => ({
          trainingRun: `${corpus}-${index}`,
          scale,
          score: mean(scale) + 0.3 * random.normal(),
        })),
        { metric: 'perplexity', direction: 'lower', range: null },
      );
    return [of('c4', (loss) => 20 * (loss - 2)), of('pile', (loss) => 4 + 16 * (loss - 2))];
  };

  it('reads a ranking by what is better', () => {
    const shift = only(shiftsOf(perplexities(5)));
    // Perplexity 20 (L - 2) against 4 + 16 (L - 2): c4's is lower, and so better, at low losses.
    expect(shift.kinds).toContain('ranking');
    expect(shift.sentence).toMatch(
      /^pile leads by a factor of 1\.\d+ at loss [34]\.\d+, c4 by a factor of [12]\.\d+ at loss 2\.\d+\.$/,
    );
  });

  it('reminds the reader that less is better', () => {
    const curves = pairOf(exponential(0.25, 0.3, 1), exponential(0.29, 0.3, 1)).map((curve) => ({
      ...curve,
      direction: 'lower' as const,
    }));
    expect(only(shiftsOf(curves)).sentence).toMatch(/^pile scores \S+ above c4 \(less is better\) over/);
  });

  it('gives the same answer in percent', () => {
    const fractions = pairOf(exponential(0.25, 0.3, 1), exponential(0.29, 0.3, 1));
    const percent = fractions.map((curve) => ({
      ...curve,
      range: { lower: 0, upper: 100 },
      points: curve.points.map((point) => ({ ...point, score: 100 * point.score })),
    }));
    const [one, other] = [only(shiftsOf(fractions)), only(shiftsOf(percent))];
    expect(other.kinds).toEqual(one.kinds);
    expect(other.effect).toBeCloseTo(100 * one.effect, 8);
    expect(other.p).toBeCloseTo(one.p, 12);
  });
});

describe('axes that count', () => {
  it('compares few distinct sizes, and names them', () => {
    const random = randomSource(11);
    const sizes = [7e7, 1.6e8, 4.1e8];
    const of = (corpus: string, level: number) =>
      curveOf(
        'task',
        { corpus },
        sizes.flatMap((scale, size) =>
          Array.from({ length: 5 }, (_, seed) => ({
            trainingRun: `${corpus}-${size}-${seed}`,
            scale,
            score: level + 0.1 * size + 0.01 * random.normal(),
          })),
        ),
        { axis: 'params' },
      );
    const shift = only(shiftsOf([of('c4', 0.3), of('pile', 0.4)]));
    expect(shift.kind).toBe('level');
    expect(shift.effect).toBeCloseTo(0.1, 1);
    expect(shift.sentence).toContain('over the 70M to 410M params that both cover');
  });
});
