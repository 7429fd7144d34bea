import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { findFlips } from '../../../src/core/shifts/findFlips.ts';
import { type CurvesOnLosses, curveOf, familyOnLosses } from '../../support/shifts/simulatedCurves.ts';

const flipsOf = ({ curves, runs }: CurvesOnLosses, factors: readonly string[] = ['corpus']) =>
  findFlips(curves, factors, runs, { seed: 1 });

const first = (curves: readonly Curve[]): readonly Curve[] => curves.filter(({ task }) => task === 'task-0');

describe('rankings by the loss that scores are read against', () => {
  it('are found to flip where each level trails at equal loss on its own text', () => {
    const { shifts, untested } = flipsOf(familyOnLosses(1, 30, 2000, { c4: 0.2, pile: 0.2 }));
    expect(shifts).toHaveLength(30);
    expect(untested).toEqual([]);
    const [shift] = shifts;
    expect(shift).toMatchObject({
      task: 'task-0',
      metric: 'acc',
      factor: 'validation_corpus',
      kind: 'ranking',
      kinds: ['ranking'],
      // c4 leads at equal loss on pile's text, where it has to be the better model to have that loss.
      levels: ['near-pile', 'near-c4'],
      flip: { factor: 'corpus', levels: ['c4', 'pile'] },
    });
    expect(shift?.effect).toBe(Math.min(...(shift?.flip?.leads ?? [])));
    expect(shift?.sentence).toMatch(
      /^c4 leads by 0\.0\d+ at equal near-pile loss, pile by 0\.0\d+ at equal near-c4 loss\.$/,
    );
    // The losses on near-pile that both cover.
    expect(shift?.range[0]).toBeGreaterThan(2.2);
    expect(shift?.range[1]).toBeLessThan(4.3);
  });

  it.each([
    ['all losses agree', { c4: 0, pile: 0 }],
    ['only one of them favours its own corpus', { c4: 0.2, pile: 0 }],
  ])('do not flip where %s', (_, near) => {
    for (const seed of [1, 2, 3]) expect(flipsOf(familyOnLosses(seed, 30, 2000, near)).shifts).toEqual([]);
  });

  it('are read by what is better', () => {
    const family = familyOnLosses(1, 30, 2000, { c4: 0.2, pile: 0.2 });
    const curves = first(family.curves).map((curve) => ({ ...curve, direction: 'lower' as const }));
    const [shift] = flipsOf({ ...family, curves }).shifts;
    expect(shift).toMatchObject({ levels: ['near-c4', 'near-pile'], flip: { levels: ['c4', 'pile'] } });
  });

  it('do not depend on the order of curves, and give the same in percent', () => {
    const family = familyOnLosses(3, 20, 2000, { c4: 0.3, pile: 0.3 });
    const once = flipsOf(family);
    expect(once.shifts.length).toBeGreaterThan(20);
    expect(flipsOf({ ...family, curves: [...family.curves].reverse() })).toEqual(once);
    const percent = family.curves.map((curve) => ({
      ...curve,
      range: { lower: 0, upper: 100 },
      points: curve.points.map((point) => ({ ...point, score: 100 * point.score })),
    }));
    const again = flipsOf({ ...family, curves: percent });
    expect(again.shifts.map(({ levels }) => levels)).toEqual(once.shifts.map(({ levels }) => levels));
    expect(again.shifts[0]?.effect).toBeCloseTo(100 * (once.shifts[0]?.effect ?? 0), 8);
  });
});

describe('what cannot flip', () => {
  const family = familyOnLosses(1, 20, 2000, { c4: 0.3, pile: 0.3 });

  it('are levels that the same runs stand at', () => {
    const [c4] = family.curves;
    if (c4 === undefined) throw new Error('no curve');
    const shots = ['0', '5'].map((n_shot, index) => ({
      ...c4,
      id: n_shot,
      factors: { n_shot },
      points: c4.points.map((point) => ({ ...point, score: point.score + 0.1 * index })),
    }));
    expect(flipsOf({ ...family, curves: shots }, ['n_shot'])).toEqual({ shifts: [], untested: [] });
  });

  it('is a check with a single loss column, or without a factor', () => {
    const runs = new Map(
      [...family.runs].map(([run, { losses }]) => [run, { losses: { c4: losses['near-c4'] ?? 3 } }]),
    );
    expect(flipsOf({ ...family, runs })).toEqual({ shifts: [], untested: [] });
    expect(flipsOf(family, [])).toEqual({ shifts: [], untested: [] });
  });

  it('are scores that are all the same', () => {
    const curves = family.curves.map((curve) => ({
      ...curve,
      points: curve.points.map((point) => ({ ...point, score: 0 })),
    }));
    expect(flipsOf({ ...family, curves })).toEqual({ shifts: [], untested: [] });
  });
});

describe('a loss that too few runs have', () => {
  const family = familyOnLosses(1, 20, 2000, { c4: 0.3, pile: 0.3 });
  const keeping = (names: readonly string[], least: number): CurvesOnLosses => ({
    curves: first(family.curves),
    runs: new Map(
      [...family.runs].map(([run, { losses }], index) => [
        run,
        {
          losses: Object.fromEntries(
            Object.entries(losses).filter(([name]) => names.includes(name) || index % 20 < least),
          ),
        },
      ]),
    ),
  });

  it('is left out, and the others decide', () => {
    const { shifts, untested } = flipsOf(keeping(['near-c4', 'near-pile', 'neutral'], 3));
    expect(shifts).toHaveLength(1);
    expect(untested).toEqual([]);
  });

  it('is named where it leaves no second loss', () => {
    const { shifts, untested } = flipsOf(keeping(['near-c4'], 4));
    expect(shifts).toEqual([]);
    expect(untested).toHaveLength(1);
    expect(untested[0]).toMatchObject({
      task: 'task-0',
      factor: 'validation_corpus',
      levels: ['near-c4', 'also-neutral'],
    });
    expect(untested[0]?.sentence).toMatch(
      /^c4 and pile can be compared at equal near-c4 loss only, so whether another loss ranks them otherwise is unknown\. At equal also-neutral loss: /,
    );
  });

  it('is no matter where the levels cannot be compared on any', () => {
    const curves = first(family.curves).map((curve) => ({ ...curve, points: curve.points.slice(0, 4) }));
    expect(flipsOf({ ...family, curves })).toEqual({ shifts: [], untested: [] });
  });

  it('is not told from scale where the levels lie apart on it', () => {
    const points = Array.from({ length: 12 }, (_, index) => ({
      scale: 3 + (index % 2) / 2,
      score: 0.3 + index / 100,
    }));
    const at = (corpus: string) =>
      curveOf(
        'task',
        { corpus },
        points.map((point, index) => ({ ...point, trainingRun: `${corpus}-${index}` })),
      );
    const curves = [at('c4'), at('pile')];
    const runs = new Map(
      curves.flatMap(({ points: own }) =>
        own.map(({ run, scale }, index) => {
          const shift = run.startsWith('pile') ? 0.1 : 0;
          return [run, { losses: { spread: scale + index / 50, steps: scale + shift } }] as const;
        }),
      ),
    );
    const { untested } = flipsOf({ curves, runs });
    expect(untested[0]).toMatchObject({ reason: 'confounded', levels: ['spread', 'steps'] });
    expect(untested[0]?.sentence).toContain('The levels were run at different losses only.');
  });
});
