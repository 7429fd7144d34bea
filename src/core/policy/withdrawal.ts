import type { ClaimDecision } from './decideClaim.ts';
import type { Decision } from './decision.ts';
import { decisionOf, type Fired } from './firedOn.ts';
import { policyRules } from './rules/index.ts';
import { acceptFired } from './waivers/acceptFired.ts';
import type { Waiver } from './waivers/waiver.ts';

/** How a claim stands once what a change withdrew is put back. */
export interface PutBackDecision {
  readonly decision: Decision;
  /** What was withdrawn, in words. */
  readonly withdrawn: string;
}

const withdrawalRules = policyRules.filter((rule) => rule.about === 'withdrawal');

/** A decision on the head's evidence, with what the rules about withdrawn evidence add to it. They can only worsen it. */
export const withWithdrawal = (
  decided: ClaimDecision,
  back: PutBackDecision | null,
  waivers: readonly Waiver[],
): ClaimDecision => {
  if (back === null) return decided;
  const { claim, deciding: onCurve } = decided;
  const found = withdrawalRules.flatMap((rule): Fired[] => {
    const { decision: putBack, withdrawn } = back;
    const verdict = rule.evaluate({ claim, now: decided.decision, putBack, withdrawn });
    return verdict === undefined ? [] : [{ ...verdict, rule, claim, onCurve, waiver: null }];
  });
  if (found.length === 0) return decided;
  const fired = [...decided.fired, ...acceptFired(found, waivers)];
  const everyFired = [...decided.everyFired, ...acceptFired(found, waivers)];
  // What would pass on the evidence that is left says nothing of the evidence that was withdrawn.
  return { ...decided, decision: decisionOf(fired), fired, everyFired, wouldPass: null };
};
