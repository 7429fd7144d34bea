import type { Plan } from '../../plans/claim.ts';
import { claimFingerprint } from '../../plans/claimContent.ts';
import { lockPath } from '../../plans/lockPath.ts';
import type { ClaimDecision } from '../decideClaim.ts';
import type { JudgedLock, LockedClaim, LockFile, LockState } from './lock.ts';

const stateOf = (was: LockedClaim, { claim, deciding }: ClaimDecision, value: number | null): LockState => {
  if (was.claim !== claimFingerprint(claim, deciding?.curve.metric ?? claim.metric ?? '')) return 'changed';
  if (was.forecast === null) return 'held';
  if (value === null) return 'lost';
  return value < was.forecast.lower || value > was.forecast.upper ? 'stale' : 'held';
};

/** Holds the claims of a plan, as they were decided now, to its lock. In the order of the plan; what is gone comes last. */
export const judgeLock = (
  plan: Plan,
  lock: LockFile,
  decisions: readonly ClaimDecision[],
): readonly JudgedLock[] => {
  const shared = { plan, file: lockPath(plan.file), locked: lock.locked };
  const own = decisions.filter(({ claim }) => claim.file === plan.file);
  const now = own.map((decision): JudgedLock => {
    const { claim, deciding } = decision;
    const was = lock.claims.find(({ id }) => id === claim.id) ?? null;
    const value = deciding?.forecast.kind === 'forecast' ? deciding.forecast.forecast.value : null;
    const state = was === null ? 'unlocked' : stateOf(was, decision, value);
    return { ...shared, state, id: claim.id, task: claim.task, was, value };
  });
  const gone = lock.claims
    .filter(({ id }) => !own.some(({ claim }) => claim.id === id))
    .map((was): JudgedLock => ({ ...shared, state: 'gone', id: was.id, task: null, was, value: null }));
  return [...now, ...gone];
};

/** Whether a claim's forecast has left what was locked; null where the lock says nothing about the claim as it is. */
export const isStale = ({ claim }: ClaimDecision, locked: readonly JudgedLock[]): boolean | null => {
  // The lock is of the claim as the head has it.
  if (claim.side === 'base') return null;
  const state = locked.find(({ plan, id }) => plan.file === claim.file && id === claim.id)?.state;
  if (state === 'held') return false;
  return state === 'stale' || state === 'lost' ? true : null;
};
