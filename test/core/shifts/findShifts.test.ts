import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { findShifts } from '../../../src/core/shifts/findShifts.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { curveOf, exponential, scored, spreadLosses } from '../../support/shifts/simulatedCurves.ts';
import { only, pairOf, shiftsOf } from './shiftsOf.ts';

describe('what is compared with what', () => {
  const threeCorpora = (): readonly Curve[] => {
    const random = randomSource(2);
    return ['c4', 'pile', 'web'].map((corpus) =>
      curveOf(
        'task',
        { corpus },
        scored(
          corpus,
          spreadLosses(20, random),
          exponential(corpus === 'web' ? 0.35 : 0.25, 0.3, 1),
          5000,
          random,
        ),
      ),
    );
  };

  it('compares every pair of levels', () => {
    expect(shiftsOf(threeCorpora()).map(({ levels }) => levels)).toEqual([
      ['c4', 'web'],
      ['pile', 'web'],
    ]);
  });

  it('does not depend on the order of curves, factors or repeated calls', () => {
    const curves = [
      ...threeCorpora(),
      ...pairOf(exponential(0.2, 0.3, 1), exponential(0.3, 0.3, 1), 4, 'other'),
    ];
    const once = findShifts(curves, ['corpus', 'absent'], { seed: 9 });
    const again = findShifts([...curves].reverse(), ['absent', 'corpus', 'corpus'], { seed: 9 });
    expect(again).toEqual(once);
    expect(once.shifts.length).toBe(3);
  });

  it('turns its sign when the levels swap their names', () => {
    const curves = pairOf(exponential(0.25, 0.3, 1), exponential(0.29, 0.3, 1));
    const renamed = curves.map((curve) => ({
      ...curve,
      factors: { corpus: curve.factors.corpus === 'c4' ? 'z' : 'pile' },
    }));
    expect(only(shiftsOf(renamed)).effect).toBeCloseTo(-only(shiftsOf(curves)).effect, 8);
  });

  it('leaves the reserved validation corpus, undeclared factors and single levels alone', () => {
    const curves = pairOf(exponential(0.2, 0.3, 1), exponential(0.4, 0.3, 1)).map((curve) => ({
      ...curve,
      factors: { ...curve.factors, validation_corpus: curve.factors.corpus ?? '', harness: 'lm-eval' },
    }));
    for (const factor of ['validation_corpus', 'harness', 'n_shot']) {
      expect(findShifts(curves, [factor], { seed: 1 })).toEqual({ shifts: [], untested: [] });
    }
  });

  it('finds nothing in scores that are all the same', () => {
    const flat = pairOf(
      () => 0,
      () => 0,
    );
    expect(findShifts(flat, ['corpus'], { seed: 1 })).toEqual({ shifts: [], untested: [] });
  });
});

describe('runs that stand at both levels', () => {
  /** The same 20 runs at 0 and 5 shots: each run is a little better or worse than its size says, at both. */
  const shots = (task: string, gain: number, seed: number): readonly Curve[] => {
    const random = randomSource(seed);
    const runs = spreadLosses(20, random).map((scale) => ({ scale, own: 0.05 * random.normal() }));
    return ['0', '5'].map((n_shot) =>
      curveOf(
        task,
        { n_shot },
        runs.map(({ scale, own }, index) => ({
          trainingRun: `run-${index}`,
          scale,
          score:
            exponential(0.3, 0.3, 1)(scale) + own + (n_shot === '5' ? gain : 0) + 0.005 * random.normal(),
        })),
      ),
    );
  };

  it('are compared run by run, so that a gain below their scatter is seen', () => {
    const shift = only(shiftsOf(shots('task', 0.02, 1), ['n_shot']));
    expect(shift).toMatchObject({ kind: 'level', levels: ['0', '5'] });
    expect(shift.effect).toBeCloseTo(0.02, 2);
  });

  it('raise no false alarms', () => {
    const curves = Array.from({ length: 60 }, (_, index) => shots(`task-${index}`, 0, index)).flat();
    expect(shiftsOf(curves, ['n_shot']).length).toBeLessThanOrEqual(1);
  });

  it('tell a rise from a fall', () => {
    const curves = shots('task', 0, 3).map((curve) => ({
      ...curve,
      points: curve.points.map((point) => ({
        ...point,
        score: curve.factors.n_shot === '5' ? 0.9 - point.score : point.score,
      })),
    }));
    expect(only(shiftsOf(curves, ['n_shot'])).kind).toBe('direction');
  });

  it('are not paired where their scales differ, as on the loss of the task itself', () => {
    const curves = shots('task', 0.1, 5).map((curve) => ({
      ...curve,
      axis: 'task-loss' as const,
      points: curve.points.map((point) => {
        const scale = point.scale + (curve.factors.n_shot === '5' ? 0.05 : 0);
        return { ...point, scale, position: -scale };
      }),
    }));
    const shift = only(shiftsOf(curves, ['n_shot']));
    expect(shift.kind).toBe('level');
    expect(shift.sentence).toContain('over the task losses 2.');
  });
});

describe('several settings of the other factors', () => {
  /** Two corpora at five numbers of shots: a run's own quality shows at all five. */
  const settings = (task: string, shift: number, seed: number): readonly Curve[] => {
    const random = randomSource(seed);
    return ['c4', 'pile'].flatMap((corpus) => {
      const runs = spreadLosses(12, random).map((scale) => ({ scale, own: 0.03 * random.normal() }));
      return ['0', '1', '3', '5', '10'].map((n_shot) =>
        curveOf(
          task,
          { corpus, n_shot },
          runs.map(({ scale, own }, index) => ({
            trainingRun: `${corpus}-${index}`,
            scale,
            score:
              exponential(0.3 + Number(n_shot) / 50, 0.3, 1)(scale) +
              own +
              (corpus === 'pile' ? shift : 0) +
              0.005 * random.normal(),
          })),
        ),
      );
    });
  };

  it('are pooled into one test', () => {
    const shift = only(shiftsOf(settings('task', 0.12, 1)));
    expect(shift.kind).toBe('level');
    expect(shift.effect).toBeCloseTo(0.12, 1);
  });

  it('do not make five runs of one', () => {
    const curves = Array.from({ length: 60 }, (_, index) => settings(`task-${index}`, 0, index)).flat();
    expect(shiftsOf(curves).length).toBeLessThanOrEqual(1);
  });

  it('take part only where both levels were measured', () => {
    const curves = settings('task', 0.12, 1);
    const lopsided = curves.map((curve) =>
      curve.factors.corpus === 'pile' && curve.factors.n_shot === '10'
        ? { ...curve, points: curve.points.slice(0, 2).map((point) => ({ ...point, score: 0 })) }
        : curve,
    );
    expect(only(shiftsOf(lopsided)).effect).toBeCloseTo(0.12, 1);
  });
});

describe('runs that stand at more than three levels', () => {
  /** The same 12 runs at five numbers of shots, of which the last one gains. */
  const shots = (task: string, gain: number, seed: number): readonly Curve[] => {
    const random = randomSource(seed);
    const runs = spreadLosses(12, random).map((scale) => ({ scale, own: 0.05 * random.normal() }));
    return ['0', '1', '2', '3', '5'].map((n_shot) =>
      curveOf(
        task,
        { n_shot },
        runs.map(({ scale, own }, index) => ({
          trainingRun: `run-${index}`,
          scale,
          score:
            exponential(0.3, 0.3, 1)(scale) + own + (n_shot === '5' ? gain : 0) + 0.005 * random.normal(),
        })),
      ),
    );
  };

  it('are compared run by run: the one that gains differs from each of the others', () => {
    expect(shiftsOf(shots('task', 0.03, 1), ['n_shot']).map(({ levels, kind }) => [...levels, kind])).toEqual(
      [
        ['0', '5', 'level'],
        ['1', '5', 'level'],
        ['2', '5', 'level'],
        ['3', '5', 'level'],
      ],
    );
  });

  it('raise no false alarms', () => {
    const curves = Array.from({ length: 40 }, (_, index) => shots(`task-${index}`, 0, index)).flat();
    expect(shiftsOf(curves, ['n_shot']).length).toBeLessThanOrEqual(1);
  });
});
