import { describe, expect, it } from 'vitest';
import { findShifts } from '../../../src/core/shifts/findShifts.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { curveOf, exponential, scored } from '../../support/shifts/simulatedCurves.ts';
import { pairOf } from './shiftsOf.ts';

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
        others: 0,
      },
    ]);
  });

  it('counts what it does not name: 240 levels on 47 tasks are a short list', () => {
    const [levels, tasks] = [240, 47];
    const curves = Array.from({ length: tasks }, (_, task) =>
      Array.from({ length: levels }, (_, level) => {
        const losses = steps(level < 20 ? 4 : 2, 2.5, 4);
        const points = losses.map((scale, index) => ({
          trainingRun: `${level}-${index}`,
          scale,
          score: 0.5 - scale / 20,
        }));
        return curveOf(`task-${task}`, { recipe: `recipe-${level}` }, points);
      }),
    ).flat();
    const { shifts, untested } = findShifts(curves, ['recipe'], { seed: 1 });
    expect(shifts).toEqual([]);
    const pairs = untested.reduce((sum, { others }) => sum + 1 + others, 0);
    expect(pairs).toBe((tasks * levels * (levels - 1)) / 2);
    expect(untested).toHaveLength(tasks * 2 * 3);
    expect(new Set(untested.map(({ reason }) => reason))).toEqual(
      new Set(['too-few-runs', 'too-many-levels']),
    );
    // The twenty that have most runs are among those that are compared.
    const named = untested.filter(({ reason }) => reason === 'too-many-levels');
    expect(named[0]?.sentence).toBe('recipe has 240 levels here; the 32 with the most runs are compared.');
    expect(named.every(({ levels }) => levels.some((level) => Number(level.slice(7)) >= 20))).toBe(true);
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
