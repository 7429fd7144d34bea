import type { CurveAssessment } from '../plans/claimAssessment.ts';
import type { RuleIdentity, Verdict } from './claimRule.ts';
import { type Decision, worstOf } from './decision.ts';
import { policyRules } from './rules/index.ts';

/** A rule that fired on a claim. */
export interface Fired extends Verdict {
  readonly rule: RuleIdentity;
}

const curveRules = policyRules.filter((rule) => rule.about === 'claim-on-curve');

/** Every rule that fires on a claim on one curve, in the order of the registry. */
export const firedOn = (assessment: CurveAssessment): readonly Fired[] =>
  curveRules.flatMap((rule) => {
    const verdict = rule.evaluate(assessment);
    return verdict === undefined ? [] : [{ ...verdict, rule }];
  });

/** The decision that rules leave: the worst of theirs, `pass` where none fired. */
export const decisionOf = (fired: readonly Fired[]): Decision =>
  worstOf(fired.map(({ decision }) => decision));
