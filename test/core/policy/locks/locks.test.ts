import { describe, expect, it } from 'vitest';
import { isLock, lockPath } from '../../../../src/core/plans/lockPath.ts';
import { decideClaim } from '../../../../src/core/policy/decideClaim.ts';
import { isStale, judgeLock } from '../../../../src/core/policy/locks/judgeLock.ts';
import type { LockFile } from '../../../../src/core/policy/locks/lock.ts';
import { makeLocks } from '../../../../src/core/report/makeLocks.ts';
import { reportClaim } from '../../../../src/core/report/reportClaim.ts';
import { aReport, aCurve as reportCurve } from '../../../reportFixture.ts';
import { aClaim, aCurve, anAssessment } from '../../../support/fixtures.ts';

type Forecast = Parameters<typeof anAssessment>[0] extends infer P ? NonNullable<P> : never;

const decided = (changes: Parameters<typeof aClaim>[0] = {}, forecast: Forecast['forecast'] = {}) => {
  const claim = aClaim(changes);
  const onCurve = anAssessment({ claim, forecast, curve: aCurve() });
  return decideClaim({ kind: 'matched', claim, onCurves: [onCurve], elsewhere: [] });
};

/** The lock of a plan, as the command writes it and the check reads it. */
const lockOf = (...decisions: ReturnType<typeof decided>[]): LockFile => {
  const claims = decisions.map((decision) =>
    reportClaim({
      decision,
      nextRun: null,
      band: [],
      costPerPoint: null,
      scenarios: [],
      stale: null,
      waiver: null,
    }),
  );
  const [lock] = makeLocks(aReport({ claims, curves: [reportCurve('hellaswag')] }));
  return JSON.parse(lock?.text ?? '{}') as LockFile;
};

const plan = { plan: 'cluster', file: 'plans/cluster.yml', owner: null, appliesTo: [], claims: [] };
const states = (lock: LockFile, ...now: ReturnType<typeof decided>[]) =>
  Object.fromEntries(judgeLock(plan, lock, now).map(({ id, state }) => [id, state]));

describe('a locked plan', () => {
  const lock = lockOf(decided());

  it('holds while its forecasts lie in the locked intervals', () => {
    expect(states(lock, decided())).toEqual({ 'hellaswag-7b': 'held' });
    expect(states(lock, decided({}, { value: 0.712 }))).toEqual({ 'hellaswag-7b': 'held' });
  });

  it.each([0.7, 0.8])('is stale where the forecast is %d, on either side of 0.71 to 0.79', (value) => {
    const now = decided({}, { value });
    expect(states(lock, now)).toEqual({ 'hellaswag-7b': 'stale' });
    expect(isStale(now, judgeLock(plan, lock, [now]))).toBe(true);
  });

  it('is stale where there is no forecast any more, and not where there was none', () => {
    expect(states(lock, decided({}, null))).toEqual({ 'hellaswag-7b': 'lost' });
    expect(states(lockOf(decided({}, null)), decided())).toEqual({ 'hellaswag-7b': 'held' });
  });

  it('tells what was edited since: a claim that says something else, is new, or is gone', () => {
    const edited = decided({ expect: { min: 0.6, max: null, text: '>= 0.6' } });
    const added = decided({ id: 'added' });
    const before = lockOf(decided(), decided({ id: 'removed' }));
    expect(states(before, edited, added)).toEqual({
      'hellaswag-7b': 'changed',
      added: 'unlocked',
      removed: 'gone',
    });
    expect(isStale(edited, judgeLock(plan, before, [edited, added]))).toBeNull();
  });

  it('names the evidence that it stands on', () => {
    const [first] = lock.claims;
    const other = aReport({
      claims: [
        reportClaim({
          decision: decided(),
          nextRun: null,
          band: [],
          costPerPoint: null,
          scenarios: [],
          stale: null,
          waiver: null,
        }),
      ],
      curves: [
        reportCurve('hellaswag', {
          series: [{ x: 3, y: 0.5, se: null, run: 'another', file: 'evals/3.json' }],
        }),
      ],
    });
    const [changed] = (JSON.parse(makeLocks(other)[0]?.text ?? '{}') as LockFile).claims;
    expect(changed?.claim).toBe(first?.claim);
    expect(changed?.evidence).not.toBe(first?.evidence);
  });
});

it('stands beside its plan', () => {
  expect(['a/b.yml', 'a/b.yaml', 'a/b.json', 'a/b'].map(lockPath)).toEqual(Array(4).fill('a/b.lock.json'));
  expect([isLock('a/b.lock.json'), isLock('a/b.json')]).toEqual([true, false]);
});
