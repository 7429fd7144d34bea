import { describe, expect, it } from 'vitest';
import { findShifts } from '../../../src/core/shifts/findShifts.ts';
import type { Shift } from '../../../src/core/shifts/shift.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import {
  curveOf,
  exponential,
  familyOfLevels,
  familyOfPairs,
  scored,
  spreadLosses,
} from '../../support/shifts/simulatedCurves.ts';

// The grid around this cell stands in docs/shifts.md (scripts/measure/shiftsSimulation.ts).
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
