import type { Claim } from '../plans/claim.ts';
import type { Decision } from './decision.ts';

/** A claim as it stands on the head's evidence and with what the change withdrew put back. */
export interface WithdrawnSubject {
  readonly claim: Claim;
  readonly now: Decision;
  /** Its decision with everything put back. */
  readonly putBack: Decision;
  /** What was withdrawn, in words: `3 records of 1 run`. */
  readonly withdrawn: string;
}
