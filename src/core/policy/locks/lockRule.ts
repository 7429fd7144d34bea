import type { RuleIdentity } from '../claimRule.ts';
import type { JudgedLock } from './lock.ts';

/** A rule about a claim of a locked plan. It warns and never blocks: the claim itself is decided on today's evidence. */
export interface LockRule extends RuleIdentity {
  readonly about: 'lock';
  evaluate(judged: JudgedLock): string | undefined;
}
