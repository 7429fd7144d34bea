import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { findDisturbances } from '../../../src/core/training/findDisturbances.ts';

const rows = 400;

/** A steady fall from 3.5 to 2.5 with 1% noise; `change` gives the factor on the loss of a row. */
const logsWith = (change: (row: number) => number = () => 1): Float64Array => {
  const random = randomSource(3);
  return Float64Array.from({ length: rows }, (_, row) =>
    Math.log((2.5 + Math.exp(-row / 60)) * (1 + 0.01 * random.normal()) * change(row)),
  );
};

const found = (change: (row: number) => number) =>
  findDisturbances(logsWith(change)).map(({ kind, row, backAt }) => ({ kind, row, backAt }));

describe('findDisturbances', () => {
  it('finds nothing in a fall, and nothing in a sudden one', () => {
    expect(findDisturbances(logsWith())).toEqual([]);
    expect(found((row) => (row < 200 ? 1 : 0.8))).toEqual([]);
  });

  it('names a spike with the row where it begins and the one where it is over', () => {
    expect(found((row) => (row >= 150 && row < 155 ? 1.6 : 1))).toEqual([
      { kind: 'spike', row: 150, backAt: 155 },
    ]);
  });

  it('measures a spike in local standard deviations of the log loss', () => {
    const [spike] = findDisturbances(logsWith((row) => (row === 200 ? 1.5 : 1)));
    expect((spike?.reached ?? 0) - (spike?.before ?? 0)).toBeCloseTo(Math.log(1.5), 1);
    // The noise was drawn with a standard deviation of 0.01.
    expect(spike?.scatter).toBeGreaterThan(0.007);
    expect(spike?.scatter).toBeLessThan(0.014);
  });

  it('takes spikes that touch for one, and spikes far apart for several', () => {
    expect(found((row) => (row === 150 || row === 153 ? 1.5 : 1))).toHaveLength(1);
    expect(found((row) => (row === 150 || row === 250 ? 1.5 : 1))).toHaveLength(2);
  });

  it('says that a spike is not over where the log ends in it', () => {
    expect(found((row) => (row >= 397 ? 1.6 : 1))).toEqual([{ kind: 'spike', row: 397, backAt: null }]);
  });

  it('calls a rise that fades slowly a spike, and one that stays a jump', () => {
    const fading = found((row) => (row < 150 ? 1 : 1 + 0.5 * Math.exp(-(row - 150) / 10)));
    expect(fading).toMatchObject([{ kind: 'spike', row: 150 }]);
    expect(fading[0]?.backAt).not.toBeNull();
    expect(found((row) => (row < 200 ? 1 : 1.12))).toMatchObject([{ kind: 'jump', backAt: null }]);
  });

  it('calls a rise that is only undone long afterwards a jump', () => {
    expect(found((row) => (row < 150 || row >= 300 ? 1 : 1.12))).toMatchObject([{ kind: 'jump' }]);
  });

  it('calls a loss that leaps or creeps up and stays there a divergence', () => {
    expect(found((row) => (row < 250 ? 1 : 2.6))).toMatchObject([{ kind: 'divergence', row: 250 }]);
    expect(found((row) => 1 + Math.max(0, row - 200) / 1500)).toMatchObject([{ kind: 'divergence' }]);
  });

  it('does not depend on the unit of the loss', () => {
    const nats = logsWith((row) => (row < 250 ? 1 : 1.3));
    const bits = nats.map((log) => log - Math.log(Math.LN2));
    const rowsOf = (logs: Float64Array) => findDisturbances(logs).map(({ kind, row }) => [kind, row]);
    expect(rowsOf(bits)).toEqual(rowsOf(nats));
  });

  it('judges a loss without any noise by its size alone', () => {
    const flat = Float64Array.from({ length: 100 }, (_, row) => (row === 60 ? Math.log(3) : Math.log(2)));
    expect(findDisturbances(flat)).toMatchObject([{ kind: 'spike', row: 60, scatter: 0 }]);
    expect(findDisturbances(new Float64Array(100))).toEqual([]);
  });

  it('says nothing of too few rows', () => {
    expect(findDisturbances(new Float64Array(0))).toEqual([]);
    expect(findDisturbances(Float64Array.from({ length: 31 }, (_, row) => row))).toEqual([]);
  });
});
