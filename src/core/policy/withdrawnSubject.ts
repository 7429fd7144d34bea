import type { Claim } from '../plans/claim.ts';
import type { RuleIdentity, Verdict } from './claimRule.ts';
import type { Decision } from './decision.ts';
import type { PolicyNote } from './policyNote.ts';

/** A claim as it stands on the head's evidence and with what the change withdrew put back. */
export interface WithdrawnSubject {
  readonly claim: Claim;
  readonly now: Decision;
  /** Its decision with everything put back. */
  readonly putBack: Decision;
  /** What was withdrawn, in words: `3 records of 1 run`. */
  readonly withdrawn: string;
}

/** A rule about evidence that a change takes from under a claim. It counts for the claim like any other. */
export interface WithdrawalRule extends RuleIdentity {
  readonly about: 'withdrawal';
  evaluate(subject: WithdrawnSubject): Verdict | undefined;
}

/** A rule about what a change does to policy. It warns or tells: what is in force is not what it changes. */
export interface PolicyRule extends RuleIdentity {
  readonly about: 'policy';
  evaluate(note: PolicyNote): string | undefined;
}
