import { describe, expect, it } from 'vitest';
import { assessDifference } from '../../../../src/core/plans/assessDifference.ts';
import { decideCheck } from '../../../../src/core/policy/decideCheck.ts';
import { decideClaim } from '../../../../src/core/policy/decideClaim.ts';
import { trendFindings } from '../../../../src/core/policy/findings.ts';
import type { MarkedRun, TrainingEvent } from '../../../../src/core/training/trainingEvent.ts';
import { aCurve, anAssessment, aPoint, aTrend } from '../../../support/fixtures.ts';

const anEvent = (unhealthy: boolean): TrainingEvent => ({
  kind: unhealthy ? 'jump' : 'spike',
  step: 10,
  size: 12,
  unhealthy,
  sentence: unhealthy ? 'jump at step 10' : 'spike at step 10',
});

const aMark = (run: string, ...unhealthy: readonly boolean[]): MarkedRun => ({
  run,
  events: unhealthy.map(anEvent),
});

const findingsOn = (...tasks: readonly (readonly [task: string, training: readonly MarkedRun[]])[]) =>
  trendFindings(
    tasks.map(([task, training]) => ({
      task,
      metric: 'acc',
      trend: aTrend(),
      curves: [],
      shifts: [],
      undeclaredFactors: [],
      training,
    })),
  );

describe('findings about the runs behind the curves', () => {
  it('name each unhealthy run once, with the tasks that it stands under, and warn', () => {
    const found = findingsOn(['a', [aMark('big', true)]], ['b', [aMark('big', true), aMark('also', true)]]);
    expect(found).toMatchObject([
      {
        rule: 'SG601',
        severity: 'warning',
        task: null,
        message: 'also (on the curves of b): jump at step 10',
      },
      { rule: 'SG601', message: 'big (on the curves of 2 tasks, a the first): jump at step 10' },
    ]);
    expect(decideCheck([], [], found, null)).toBe('warn');
  });

  it('tell of runs that recovered, which decides nothing', () => {
    const found = findingsOn(['a', [aMark('big', false, false)]]);
    expect(found).toMatchObject([
      {
        rule: 'SG603',
        severity: 'notice',
        message: 'big (on the curves of a): spike at step 10; spike at step 10',
      },
    ]);
    expect(decideCheck([], [], found, null)).toBe('pass');
  });

  it('say of many runs and many events how many more there are', () => {
    const marks = Array.from({ length: 25 }, (_, index) =>
      aMark(`run-${index + 10}`, true, true, true, true, true),
    );
    const found = findingsOn(['a', marks]);
    expect(found).toHaveLength(21);
    expect(found[0]?.message).toBe(
      'run-10 (on the curves of a): jump at step 10; jump at step 10; jump at step 10; and 2 more',
    );
    expect(found.at(-1)?.message).toBe('and 5 more runs');
  });
});

describe('a claim on a curve with marked runs', () => {
  const curve = aCurve({
    points: ['a', 'b', 'c', 'd', 'e'].map((run, index) => aPoint(index, 0.5, { run, trainingRun: run })),
  });
  const firedOn = (training: readonly MarkedRun[]) => {
    const assessment = anAssessment({ curve, training });
    const { claim } = assessment;
    return decideClaim({ kind: 'matched', claim, onCurves: [assessment], elsewhere: [] }).fired.filter(
      ({ rule }) => rule.id === 'SG602',
    );
  };

  it('is warned of unhealthy ones, the first three by name', () => {
    expect(firedOn([aMark('a', true), aMark('b', false)])).toMatchObject([
      {
        decision: 'warn',
        message: '1 of 5 runs under the claim had an unhealthy training: a: jump at step 10',
      },
    ]);
    const [many] = firedOn(['a', 'b', 'c', 'd', 'e'].map((run) => aMark(run, true)));
    expect(many?.message).toMatch(/^5 of 5 runs .*: a: jump at step 10; b: .*; c: .*; and 2 more$/);
  });

  it('of a difference is warned of the runs of both sides, each once', () => {
    const assessment = anAssessment({ curve, training: [aMark('a', true)] });
    const other = anAssessment({ curve, training: [aMark('a', true), aMark('b', true)] });
    const { claim } = assessment;
    const onCurves = [assessDifference(assessment, other)];
    const { fired } = decideClaim({ kind: 'matched', claim, onCurves, elsewhere: [] });
    expect(fired.find(({ rule }) => rule.id === 'SG602')?.message).toBe(
      '2 of 5 runs under the claim had an unhealthy training: a: jump at step 10; b: jump at step 10',
    );
  });

  it('is not warned of those that recovered', () => {
    expect(firedOn([aMark('a', false)])).toEqual([]);
    expect(firedOn([])).toEqual([]);
  });
});
