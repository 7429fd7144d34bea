import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../../src/core/records/scoreRecord.ts';
import { trainingHealth } from '../../../src/core/training/trainingHealth.ts';
import type { LogRow, TrainingLog } from '../../../src/core/training/trainingLog.ts';
import { aCurve, aPoint, aRun } from '../../support/fixtures.ts';
import { rowsOf } from './rowsOf.ts';

const factsOf = (...runs: readonly RunFacts[]): ReadonlyMap<string, RunFacts> =>
  new Map(runs.map((run) => [run.id, run]));

const aLog = (run: string, rows: readonly LogRow[], changes: Partial<TrainingLog> = {}): TrainingLog => ({
  run,
  file: `logs/${run}.csv`,
  entry: 0,
  rows,
  ...changes,
});

const calm = Array.from({ length: 60 }, (_, row) => 2.5 + 0.02 * ((row * 0.618034) % 1));
/** Lost at step 40. */
const lost = calm.map((loss, row) => (row < 40 ? loss : null));
/** A spike at step 40. */
const spiky = calm.map((loss, row) => (row === 40 ? 4 : loss));

const curveOf = (...points: readonly (readonly [run: string, trainingRun: string])[]) =>
  aCurve({ points: points.map(([run, trainingRun]) => aPoint(0, 0.5, { run, trainingRun })) });

describe('trainingHealth', () => {
  it('joins logs to runs by id, alias and the last part of a path', () => {
    const { runs, problems } = trainingHealth(
      [aLog('small', rowsOf(lost)), aLog('the-big-one', rowsOf(spiky)), aLog('web-7b', rowsOf(lost))],
      factsOf(aRun('small'), aRun('big', { aliases: ['the-big-one'] }), aRun('acme/web-7b')),
    );
    expect(problems).toEqual([]);
    expect(runs.map(({ run, events }) => [run, events.map(({ kind }) => kind)])).toEqual([
      ['acme/web-7b', ['divergence']],
      ['big', ['spike']],
      ['small', ['divergence']],
    ]);
  });

  it('names logs of unknown runs, and names that fit several', () => {
    const { runs, problems } = trainingHealth(
      [aLog('other', rowsOf(lost)), aLog('web', rowsOf(lost))],
      factsOf(aRun('a/web'), aRun('b/web')),
    );
    expect(runs).toEqual([]);
    expect(problems.map(({ rule, file, message }) => [rule, file, message])).toEqual([
      [
        'SG604',
        'logs/other.csv',
        'The run "other" of this log is not among the runs of the evidence, so it was not judged.',
      ],
      [
        'SG604',
        'logs/web.csv',
        'The run "web" of this log fits 2 runs ("a/web", "b/web"), so it was not judged.',
      ],
    ]);
  });

  it('puts the segments of one run together, in the order of their steps', () => {
    const rows = rowsOf(calm);
    const { runs } = trainingHealth(
      [
        aLog('a', rows.slice(25), { file: 'logs/a_10.csv' }),
        aLog('a', rows.slice(0, 30), { file: 'logs/a_9.csv' }),
      ],
      factsOf(aRun('a')),
    );
    expect(runs).toMatchObject([{ run: 'a', events: [{ kind: 'restart', step: 25, size: 4 }] }]);
  });

  it('marks a checkpoint with what came before it, and the finished run with everything', () => {
    const health = trainingHealth(
      [aLog('a', rowsOf(lost))],
      factsOf(
        aRun('a@step20', { step: 20, trainingRun: 'a' }),
        aRun('a@step50', { step: 50, trainingRun: 'a' }),
        aRun('b'),
      ),
    );
    const marked = (...points: readonly (readonly [string, string])[]) =>
      health.marksOf(curveOf(...points)).map(({ run, events }) => [run, events.length]);
    expect(marked(['a@step20', 'a'], ['b', 'b'])).toEqual([]);
    expect(marked(['a@step50', 'a'])).toEqual([['a', 1]]);
    expect(marked(['a@step20', 'a'], ['a@step50', 'a'])).toEqual([['a', 1]]);
  });

  it('tells unfinished runs, by their tokens or by where the others end', () => {
    const tokens = (rows: readonly LogRow[]) => rows.map((row) => ({ ...row, tokens: row.step * 1e6 }));
    const names = ['a', 'b', 'c', 'd'];
    const byOthers = trainingHealth(
      names.map((name) => aLog(name, rowsOf(name === 'b' ? calm.slice(0, 40) : calm))),
      factsOf(...names.map((name) => aRun(name))),
    );
    expect(byOthers.runs).toMatchObject([{ run: 'b', events: [{ kind: 'unfinished', step: 39 }] }]);
    const byTokens = trainingHealth([aLog('a', tokens(rowsOf(calm)))], factsOf(aRun('a', { tokens: 1e8 })));
    expect(byTokens.runs).toMatchObject([
      { run: 'a', events: [{ kind: 'unfinished', size: expect.closeTo(0.41, 9) }] },
    ]);
    expect(byTokens.marksOf(curveOf(['a', 'a']))).toHaveLength(1);
  });

  it('says what it cannot judge', () => {
    const backAndForth = Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? index + 2 : index));
    const { runs, problems } = trainingHealth(
      [
        aLog('short', rowsOf([3, 2.9])),
        aLog(
          'shuffled',
          rowsOf(
            backAndForth.map(() => 2.5),
            backAndForth,
          ),
        ),
      ],
      factsOf(aRun('short'), aRun('shuffled')),
    );
    expect(runs).toEqual([]);
    expect(problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      expect.stringMatching(/^SG605 .*"short" has fewer than 32 losses/),
      expect.stringMatching(/^SG605 .*"shuffled" go back \d+ times/),
    ]);
  });

  it('keeps the gravest events of a run with very many', () => {
    // A spike in every fortieth row, and the run lost at the end.
    const many = Array.from({ length: 2000 }, (_, row) =>
      row === 1999 ? null : row % 40 === 39 ? 4 : (calm[row % 60] ?? 2.5),
    );
    const { runs } = trainingHealth([aLog('a', rowsOf(many))], factsOf(aRun('a')));
    expect(runs[0]?.events).toHaveLength(20);
    expect(runs[0]?.events.at(-1)).toMatchObject({ kind: 'divergence', step: 1999 });
  });
});
