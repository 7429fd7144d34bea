import type { Claim } from '../plans/claim.ts';
import type { ClaimAssessment, CurveAssessment } from '../plans/claimAssessment.ts';
import type { RuleDescription } from '../problems/readingRules.ts';
import type { Decision } from './decision.ts';

/** A rule that fired: what it means for the decision, and the sentence for people. */
export interface Verdict {
  readonly decision: Decision;
  readonly message: string;
}

/** What every rule states about itself. The files of `policy/rules` own these; the docs and `explain` read them. */
export interface RuleIdentity extends RuleDescription {
  /** `SG` and three digits; unique over the catalogue. */
  readonly id: string;
}

/**
 * A rule about one claim on one curve. It fires by returning a verdict. Rules are independent: each looks at the whole
 * assessment, and the decision is the worst of what they return.
 */
export interface CurveRule extends RuleIdentity {
  readonly about: 'claim-on-curve';
  evaluate(assessment: CurveAssessment): Verdict | undefined;
}

/** A rule about a claim as it is written, before any curve is looked at. */
export interface ClaimRule extends RuleIdentity {
  readonly about: 'claim';
  evaluate(claim: Claim, assessment: ClaimAssessment): Verdict | undefined;
}
