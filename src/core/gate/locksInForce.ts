import type { ReadingLimits } from '../documents/document.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import type { Plan } from '../plans/claim.ts';
import type { ClaimDecision } from '../policy/decideClaim.ts';
import { judgeLock } from '../policy/locks/judgeLock.ts';
import type { JudgedLock } from '../policy/locks/lock.ts';
import { readLocks } from '../policy/locks/readLocks.ts';
import type { PolicyNote } from '../policy/policyNote.ts';
import type { Problem } from '../problems/problem.ts';

export interface LocksInForce {
  readonly judged: readonly JudgedLock[];
  readonly notes: readonly PolicyNote[];
  /** Of the head's own locks. */
  readonly problems: readonly Problem[];
}

/** Whether a lock says something about a claim as it is now. */
const speaks = ({ state }: JudgedLock): boolean => state === 'held' || state === 'stale' || state === 'lost';

/**
 * Holds the plans to their locks. Where the lock of the target branch speaks of a claim, it counts, and the head's does not:
 * to lock a stale plan anew clears it once that is merged, and is told until then.
 *
 * @param tip null where the head's own locks count
 */
export const locksInForce = (
  workspace: Workspace,
  tip: Workspace | null,
  plans: readonly Plan[],
  decided: readonly ClaimDecision[],
  limits: ReadingLimits,
): LocksInForce => {
  const { locks, problems } = readLocks(workspace, plans, limits);
  const ofTip = tip === null ? new Map<string, never>() : readLocks(tip, plans, limits).locks;
  // A claim as the target branch has it is not the one that the head's lock is about.
  const own = decided.filter(({ claim }) => claim.side !== 'base');
  const notes: PolicyNote[] = [];
  const judged = plans.flatMap((plan): readonly JudgedLock[] => {
    const lock = locks.get(plan.file);
    const before = ofTip.get(plan.file);
    const now = lock === undefined ? [] : judgeLock(plan, lock, own);
    const standing = (before === undefined ? [] : judgeLock(plan, before, own)).filter(speaks);
    for (const was of standing) {
      const is = now.find(({ id }) => id === was.id);
      if (was.state === 'held' || is?.state !== 'held') continue;
      const { id: claim, task, locked, file } = was;
      notes.push({ kind: 'locked-anew', file, plan: plan.plan, claim, task, locked });
    }
    return [...standing, ...now.filter(({ id }) => !standing.some((was) => was.id === id))];
  });
  return { judged, notes, problems };
};
