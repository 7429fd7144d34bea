import type { Claim } from '../plans/claim.ts';
import type { CurveAssessment } from '../plans/claimAssessment.ts';
import type { RuleIdentity, Verdict } from './claimRule.ts';
import { type Decision, worstOf } from './decision.ts';
import { policyRules } from './rules/index.ts';
import type { Waiver } from './waivers/waiver.ts';

/** A rule that fired on a claim. */
export interface Fired extends Verdict {
  readonly rule: RuleIdentity;
  readonly claim: Claim;
  /** The curve that it fired on; null for a rule about the claim as it is written. */
  readonly onCurve: CurveAssessment | null;
  /** What accepts it, or null. */
  readonly waiver: Waiver | null;
}

const curveRules = policyRules.filter((rule) => rule.about === 'claim-on-curve');

/** Every rule that fires on a claim on one curve, in the order of the registry. */
export const firedOn = (assessment: CurveAssessment): readonly Fired[] =>
  curveRules.flatMap((rule) => {
    const verdict = rule.evaluate(assessment);
    return verdict === undefined
      ? []
      : [{ ...verdict, rule, claim: assessment.claim, onCurve: assessment, waiver: null }];
  });

/**
 * The decision that rules leave: the worst of theirs, `pass` where none fired. What is waived counts as a warning, so that a
 * claim that is let through by a waiver never looks like one that holds.
 */
export const decisionOf = (fired: readonly Fired[]): Decision =>
  worstOf(fired.map(({ decision, waiver }) => (waiver === null || decision === 'pass' ? decision : 'warn')));
