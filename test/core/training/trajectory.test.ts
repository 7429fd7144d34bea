import { describe, expect, it } from 'vitest';
import { judgeTrajectory } from '../../../src/core/training/judgeTrajectory.ts';
import { trajectory } from '../../../src/core/training/trajectory.ts';
import { rowsOf } from './rowsOf.ts';

const kindsOf = (losses: readonly (number | null)[], steps?: readonly number[]) =>
  judgeTrajectory(trajectory(rowsOf(losses, steps))).events.map(({ kind, step, size, unhealthy }) => ({
    kind,
    step,
    size,
    unhealthy,
  }));

/** Noise without a random source: the fractional parts of multiples of the golden ratio. */
const steady = (row: number): number => 2.5 + 0.02 * ((row * 0.618034) % 1);
const losses = (count: number, change: (loss: number, row: number) => number | null = (loss) => loss) =>
  Array.from({ length: count }, (_, row) => change(steady(row), row));

describe('trajectory', () => {
  it('drops what was logged from the step on that a run went back to', () => {
    const { rows, restarts } = trajectory(rowsOf([5, 4, 3, 9, 3.5, 2], [0, 10, 20, 30, 20, 30]));
    expect(rows.map(({ step, loss }) => [step, loss])).toEqual([
      [0, 5],
      [10, 4],
      [20, 3.5],
      [30, 2],
    ]);
    expect(restarts).toEqual([{ step: 20, reached: 30 }]);
  });

  it('takes the last of rows with one step, which is no restart', () => {
    const { rows, restarts } = trajectory(rowsOf([5, 4, 3], [0, 0, 10]));
    expect(rows.map(({ loss }) => loss)).toEqual([4, 3]);
    expect(restarts).toEqual([]);
  });

  it('is disordered where steps keep going back', () => {
    const steps = Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? index + 2 : index));
    expect(trajectory(rowsOf(losses(300), steps)).isDisordered).toBe(true);
  });
});

describe('judgeTrajectory', () => {
  it('forgives a divergence from which the run was taken back', () => {
    const wild = losses(100, (loss, row) => (row < 60 ? loss : 9));
    const again = losses(100).slice(50);
    const steps = [...wild.keys(), ...again.map((_, index) => 50 + index)];
    expect(kindsOf([...wild, ...again], steps)).toEqual([
      { kind: 'restart', step: 50, size: 49, unhealthy: false },
    ]);
  });

  it('calls losses that are no numbers at the end a divergence, and those within a spike', () => {
    expect(kindsOf(losses(100, (loss, row) => (row < 90 ? loss : null)))).toEqual([
      { kind: 'divergence', step: 90, size: null, unhealthy: true },
    ]);
    expect(kindsOf(losses(100, (loss, row) => (row === 40 || row === 60 ? null : loss)))).toEqual([
      { kind: 'spike', step: 40, size: null, unhealthy: false },
    ]);
    expect(kindsOf([null, null])).toMatchObject([{ kind: 'divergence', step: 0 }]);
  });

  it('tells what a spike, a jump and a divergence were', () => {
    const sentenceOf = (change: (loss: number, row: number) => number): readonly string[] =>
      judgeTrajectory(
        trajectory(
          rowsOf(
            losses(200, change),
            Array.from({ length: 200 }, (_, row) => row * 50),
          ),
        ),
      ).events.map(({ sentence }) => sentence);
    expect(sentenceOf((loss, row) => (row === 120 ? 4 : loss))).toEqual([
      expect.stringMatching(
        /^spike at step 6,000: the loss rose from 2\.51 to 4\.00 \(\d+ times its local scatter\) and was back 50 steps later$/,
      ),
    ]);
    expect(sentenceOf((loss, row) => (row >= 198 ? 4 : loss))[0]).toMatch(
      /and the log ends before it came back$/,
    );
    expect(sentenceOf((loss, row) => (row < 120 ? loss : loss * 1.1))[0]).toMatch(
      /^jump at step 6,000: the loss rose from 2\.51 to 2\.76 .* and stayed up$/,
    );
    expect(sentenceOf((loss, row) => (row < 120 ? loss : 7))[0]).toMatch(
      /^divergence at step 6,000: .* to 7\.00 .* and never came back$/,
    );
  });

  it('does not count a jump against a run whose learning rate was raised', () => {
    const jump = losses(200, (loss, row) => (row < 120 ? loss : loss * 1.1));
    const rows = rowsOf(jump).map((row, index) => ({ ...row, rate: index < 118 ? 1e-4 : 3e-4 }));
    const [event] = judgeTrajectory(trajectory(rows)).events;
    expect(event).toMatchObject({ kind: 'jump', unhealthy: false });
    expect(event?.sentence).toMatch(/while the learning rate rose from 0\.000100 to 0\.000300$/);
    const falling = rowsOf(jump).map((row, index) => ({ ...row, rate: 1e-3 / (index + 1) }));
    expect(judgeTrajectory(trajectory(falling)).events).toMatchObject([{ kind: 'jump', unhealthy: true }]);
  });

  it('is too short for a curve of few losses, unless the run was lost', () => {
    const isTooShort = (values: readonly (number | null)[]) =>
      judgeTrajectory(trajectory(rowsOf(values))).isTooShort;
    expect([isTooShort(losses(31)), isTooShort(losses(32))]).toEqual([true, false]);
    expect(isTooShort([...losses(5), null])).toBe(false);
  });
});
