import type { RuleIdentity } from '../claimRule.ts';
import type { JudgedWaiver } from './waiver.ts';

/** A rule about a waiver that accepts nothing any more. It warns and never blocks: what it accepted blocks by itself. */
export interface WaiverRule extends RuleIdentity {
  readonly about: 'waiver';
  evaluate(judged: JudgedWaiver): string | undefined;
}
