import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { findShifts } from '../../../src/core/shifts/findShifts.ts';
import type { Shift } from '../../../src/core/shifts/shift.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import {
  curveOf,
  exponential,
  familyOfLevels,
  familyOfPairs,
  type MeanCurve,
  type SimulatedRun,
  scored,
  spreadLosses,
} from './simulatedCurves.ts';

const shiftsOf = (curves: readonly Curve[], factors: readonly string[] = ['corpus']): readonly Shift[] =>
  findShifts(curves, factors, { seed: 1 }).shifts;

const only = (shifts: readonly Shift[]): Shift => {
  const [shift] = shifts;
  if (shift === undefined || shifts.length > 1) throw new Error(`expected one shift, got ${shifts.length}`);
  return shift;
};

/** One task at two corpora, 30 runs and 5,000 items each. */
const pairOf = (c4: MeanCurve, pile: MeanCurve, seed = 7, task = 'task'): readonly Curve[] => {
  const random = randomSource(seed);
  return [
    curveOf(task, { corpus: 'c4' }, scored('c4', spreadLosses(30, random), c4, 5000, random)),
    curveOf(task, { corpus: 'pile' }, scored('pile', spreadLosses(30, random), pile, 5000, random)),
  ];
};

// The grid around this cell stands in docs/shifts.md (scripts/shiftsSimulation.ts).
describe('simulated pairs with known truth (16 runs a level, 2,000 items)', () => {
  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  const found = seeds.map((seed) => findShifts(familyOfPairs(seed, 16, 2000), ['corpus'], { seed }).shifts);
  const share = (story: string, of: number, test: (shift: Shift) => boolean = () => true): number =>
    found.flat().filter((shift) => shift.task.startsWith(story) && test(shift)).length / (of * seeds.length);

  it('raises hardly any false alarm beside 90 true shifts', () => {
    expect(share('same', 60)).toBeLessThanOrEqual(0.02);
  });

  it.each(['level', 'slope', 'sign'])('finds a change of %s', (story) => {
    expect(share(story, 30)).toBeGreaterThanOrEqual(0.95);
  });

  it('calls them by their name', () => {
    expect(share('level', 30, ({ kind }) => kind === 'level')).toBeGreaterThan(0.9);
    expect(share('slope', 30, ({ kinds }) => kinds.includes('slope'))).toBeGreaterThan(0.8);
    expect(share('sign', 30, ({ kind }) => kind === 'direction')).toBeGreaterThan(0.9);
  });

  it('does not let curves cross that never do', () => {
    expect(share('level', 30, ({ kinds }) => kinds.includes('ranking'))).toBeLessThan(0.02);
    expect(share('slope', 30, ({ kinds }) => kinds.includes('ranking'))).toBeLessThan(0.02);
  });
});

describe('more than three levels', () => {
  const seeds = [0, 1, 2];
  const found = seeds.map(
    (seed) => findShifts(familyOfLevels(seed, 5, 16, 2000), ['corpus'], { seed }).shifts,
  );
  const count = (test: (shift: Shift) => boolean): number => found.flat().filter(test).length / seeds.length;
  const withLast = ({ levels }: Shift): boolean => levels.includes('corpus-4');

  it('are asked together first, so that ten pairs raise no more false alarms than one', () => {
    expect(count(({ task }) => task.startsWith('same'))).toBeLessThanOrEqual(0.02 * 60);
  });

  it('are told apart pair by pair where one of them differs', () => {
    const isDifferent = ({ task }: Shift): boolean => task.startsWith('level');
    expect(count((shift) => isDifferent(shift) && withLast(shift))).toBeGreaterThanOrEqual(0.95 * 30 * 4);
    expect(count((shift) => isDifferent(shift) && !withLast(shift))).toBeLessThanOrEqual(0.02 * 30 * 6);
  });

  it('are compared pair by pair where all of them share no range', () => {
    const random = randomSource(6);
    const ranges = [
      [2.5, 3.3],
      [2.8, 3.6],
      [3.1, 3.9],
      [3.4, 4.2],
    ] as const;
    const curves = ranges.map(([low, high], level) =>
      curveOf(
        'task',
        { corpus: `corpus-${level}` },
        scored(
          `${level}`,
          spreadLosses(30, random, low, high),
          exponential(level === 2 ? 0.35 : 0.25, 0.3, 1),
          5000,
          random,
        ),
      ),
    );
    const { shifts, untested } = findShifts(curves, ['corpus'], { seed: 1 });
    expect(shifts.map(({ levels }) => levels.join(' '))).toEqual(['corpus-1 corpus-2', 'corpus-2 corpus-3']);
    expect(untested.map(({ levels, reason }) => `${levels.join(' ')} ${reason}`)).toEqual([
      'corpus-0 corpus-2 no-shared-range',
      'corpus-0 corpus-3 no-shared-range',
      'corpus-1 corpus-3 no-shared-range',
    ]);
  });
});

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
      /^pile leads by \d\.?\d* at loss [34]\.\d+, c4 by \d\.?\d* at loss 2\.\d+\.$/,
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

describe('pairs that cannot be tested', () => {
  const at = (corpus: string, losses: readonly number[], extra: Readonly<Record<string, string>> = {}) =>
    curveOf(
      'task',
      { corpus, ...extra },
      losses.map((scale, index) => ({ trainingRun: `${corpus}-${index}`, scale, score: 0.5 - scale / 20 })),
    );
  const steps = (count: number, low: number, high: number) =>
    Array.from({ length: count }, (_, index) => low + ((high - low) * index) / (count - 1));

  it('names too few runs', () => {
    const { shifts, untested } = findShifts(
      [at('c4', steps(5, 2.5, 4)), at('pile', steps(20, 2.5, 4))],
      ['corpus'],
      { seed: 1 },
    );
    expect(shifts).toEqual([]);
    expect(untested).toEqual([
      {
        task: 'task',
        metric: 'acc',
        factor: 'corpus',
        levels: ['c4', 'pile'],
        reason: 'too-few-runs',
        sentence:
          'Inside the range that both cover, c4 has 5 runs and pile has 20 runs; 6 of each are needed.',
      },
    ]);
  });

  it('counts checkpoints of one training run once', () => {
    const checkpoints = (corpus: string) =>
      curveOf(
        'task',
        { corpus },
        steps(30, 2.5, 4).map((scale, index) => ({
          trainingRun: `${corpus}-${index % 3}`,
          run: `${corpus}-${index}`,
          scale,
          score: corpus === 'c4' ? 0.3 : 0.5,
        })),
      );
    const { untested } = findShifts([checkpoints('c4'), checkpoints('pile')], ['corpus'], { seed: 1 });
    expect(untested.map(({ reason, sentence }) => [reason, sentence])).toEqual([
      [
        'too-few-runs',
        'Inside the range that both cover, c4 has 3 runs and pile has 3 runs; 6 of each are needed.',
      ],
    ]);
  });

  it.each([
    ['apart', steps(10, 2.5, 3), steps(10, 3.2, 4)],
    ['hardly overlapping', steps(10, 2.5, 3.3), steps(10, 3.1, 4)],
  ])('names levels that lie %s on the axis as confounded with scale', (_, low, high) => {
    const { untested } = findShifts([at('c4', low), at('pile', high)], ['corpus'], { seed: 1 });
    expect(untested).toHaveLength(1);
    expect(untested[0]?.reason).toBe('no-shared-range');
    expect(untested[0]?.sentence).toContain('tell the factor from scale: c4 covers the losses 2.50 to 3.');
  });

  it('names the other factor that changes along', () => {
    const { untested } = findShifts(
      [
        at('c4', steps(10, 2.5, 4), { harness: 'lm-eval', n_shot: '0' }),
        at('pile', steps(10, 2.5, 4), { harness: 'helm', n_shot: '0' }),
        at('pile', steps(10, 2.5, 4), { harness: 'helm', n_shot: '5' }),
      ],
      ['corpus'],
      { seed: 1 },
    );
    expect(untested.map(({ reason, sentence }) => [reason, sentence])).toEqual([
      [
        'confounded',
        'c4 and pile were never measured with the same harness, so a difference could be due to either.',
      ],
    ]);
  });

  it('names all other factors where none by itself explains it', () => {
    const settings = [
      ['c4', 'lm-eval', '0'],
      ['c4', 'helm', '5'],
      ['pile', 'lm-eval', '5'],
      ['pile', 'helm', '0'],
    ] as const;
    const { untested } = findShifts(
      settings.map(([corpus, harness, n_shot]) => at(corpus, steps(10, 2.5, 4), { harness, n_shot })),
      ['corpus'],
      { seed: 1 },
    );
    expect(untested[0]?.sentence).toContain('the same harness and n_shot,');
  });

  it('names levels that were run at different sizes only', () => {
    const at3 = [3, 3, 3, 3, 3, 3, 3.4, 3.4, 3.4, 3.4, 3.4, 3.4];
    const at4 = [3.2, 3.2, 3.2, 3.2, 3.2, 3.2, 3.6, 3.6, 3.6, 3.6, 3.6, 3.6];
    const { untested } = findShifts([at('c4', at3), at('pile', at4)], ['corpus'], { seed: 1 });
    expect(untested).toHaveLength(1);
    expect(untested[0]).toMatchObject({ reason: 'confounded' });
    expect(untested[0]?.sentence).toContain('were run at different scales only');
  });

  it('says where a large difference could not have been seen', () => {
    const random = randomSource(4);
    const noisy = (corpus: string) =>
      curveOf(
        'task',
        { corpus },
        scored(corpus, steps(8, 2.5, 4), () => 0.5, 10, random),
      );
    const { shifts, untested } = findShifts([noisy('c4'), noisy('pile')], ['corpus'], { seed: 1 });
    expect(shifts).toEqual([]);
    expect(untested).toHaveLength(1);
    expect(untested[0]).toMatchObject({ reason: 'cannot-tell', levels: ['c4', 'pile'] });
    expect(untested[0]?.sentence).toMatch(
      /^No difference was found, but with \d runs of c4 and \d runs of pile an average gap of up to 0\.\d+ cannot be excluded\.$/,
    );
  });

  it('leaves out nothing: each pair is a shift, alike within a tenth, or named', () => {
    const { shifts, untested } = findShifts(
      pairOf(exponential(0.25, 0.3, 1), exponential(0.25, 0.3, 1)),
      ['corpus'],
      { seed: 1 },
    );
    expect([shifts, untested]).toEqual([[], []]);
  });

  it('counts a curve without points as no run', () => {
    const { untested } = findShifts([at('c4', []), at('pile', steps(10, 2.5, 4))], ['corpus'], { seed: 1 });
    expect(untested[0]?.sentence).toContain('c4 has no run, pile covers the losses 2.50 to 4.00.');
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
