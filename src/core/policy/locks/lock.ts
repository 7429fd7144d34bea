import type { Plan } from '../../plans/claim.ts';

/** What was forecast for one claim when its plan was locked. */
export interface LockedClaim {
  readonly id: string;
  /** Fingerprint of what the claim said. */
  readonly claim: string;
  /** Fingerprint of the scores under it: of its task and metric, under every configuration. */
  readonly evidence: string;
  /** Null where there was no forecast. */
  readonly forecast: {
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
    readonly level: number;
  } | null;
}

/** A lock as `schemas/lock.v1.json` has it: what a plan was decided on. */
export interface LockFile {
  readonly version: 1;
  readonly tool: { readonly name: 'scaling-guard'; readonly version: string };
  readonly plan: string;
  /** The day, YYYY-MM-DD. */
  readonly locked: string;
  readonly claims: readonly LockedClaim[];
}

/**
 * What became of a locked claim: its forecast still lies in the locked interval (`held`), has left it (`stale`), or is gone
 * (`lost`); the claim says something else (`changed`), was added since (`unlocked`), or is no longer in the plan (`gone`).
 */
export type LockState = 'held' | 'stale' | 'lost' | 'changed' | 'unlocked' | 'gone';

/** A claim of a locked plan as the rules about locks see it. */
export interface JudgedLock {
  readonly state: LockState;
  readonly plan: Plan;
  readonly id: string;
  readonly task: string | null;
  /** The lock's own file. */
  readonly file: string;
  /** The day of the lock. */
  readonly locked: string;
  readonly was: LockedClaim | null;
  /** The forecast now, in the metric's unit; null where there is none. */
  readonly value: number | null;
}
