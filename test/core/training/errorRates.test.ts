import { describe, expect, it } from 'vitest';
import type { Disturbance } from '../../../src/core/training/disturbance.ts';
import { findDisturbances } from '../../../src/core/training/findDisturbances.ts';
import { type Setting, simulatedRun } from './simulatedRun.ts';

/** Noise of a large batch, of an ordinary one and of a small one; as logged, and smoothed. */
const settings = (lengths: readonly number[], correlations: readonly number[]): readonly Setting[] =>
  lengths.flatMap((rows) =>
    [0.003, 0.01, 0.03].flatMap((noise) =>
      correlations.flatMap((correlation) => [null, 10].map((tails) => ({ rows, noise, correlation, tails }))),
    ),
  );

describe('healthy runs', () => {
  it('are disturbed by nothing in 99 of 100 logs', () => {
    const healthy = settings([40, 100, 300, 1000], [0, 0.5, 0.9]);
    const draws = 14;
    const alarms = healthy.flatMap((setting, index) =>
      Array.from({ length: draws }, (_, draw) => index * draws + draw).filter(
        (seed) => findDisturbances(simulatedRun(setting, seed)).length > 0,
      ),
    );
    expect(healthy.length * draws).toBe(1008);
    expect(alarms.length).toBeLessThanOrEqual(10);
  });
});

interface Fault {
  /** The rise of the log loss, so many rows after the fault began, in a log with so much noise. */
  readonly rise: (after: number, setting: Setting, left: number) => number;
  readonly kinds: readonly Disturbance['kind'][];
}

/** Each of a size that a person would see in the plot: by far beyond the noise, and of at least a tenth of the loss. */
const faults: Readonly<Record<string, Fault>> = {
  'a spike of one row': {
    rise: (after, { noise }) => (after === 0 ? Math.max(0.25, 20 * noise) : 0),
    kinds: ['spike'],
  },
  'a spike that fades': {
    rise: (after, { noise, rows }) => Math.max(0.4, 20 * noise) * Math.exp(-after / Math.max(2, rows / 100)),
    kinds: ['spike'],
  },
  'a jump': { rise: (_, { noise }) => Math.max(0.12, 10 * noise), kinds: ['jump', 'divergence'] },
  'a divergence': { rise: (_, { noise }) => 1 + 10 * noise, kinds: ['divergence'] },
  'a loss that creeps up': {
    rise: (after, { noise }, left) => (Math.max(0.4, 15 * noise) * after) / left,
    kinds: ['divergence', 'jump'],
  },
};

describe('faults', () => {
  it.each(Object.entries(faults))('%s is found in 95 of 100 logs', (_, { rise, kinds }) => {
    const ill = settings([100, 300, 1000], [0, 0.5]);
    const draws = 6;
    const found = ill.flatMap((setting, index) =>
      Array.from({ length: draws }, (_unused, draw) => {
        const seed = 10_000 + index * draws + draw;
        const at = Math.floor(setting.rows * (0.35 + (0.4 * draw) / draws));
        const left = setting.rows - at;
        const logs = simulatedRun(setting, seed).map((log, row) =>
          row < at ? log : log + rise(row - at, setting, left),
        );
        // A loss that creeps is seen once it has crept; the others where they begin.
        return findDisturbances(logs).some(
          ({ kind, row }) => kinds.includes(kind) && row >= at - setting.rows / 10,
        );
      }),
    );
    expect(found.length).toBe(216);
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(0.95 * found.length);
  });
});
