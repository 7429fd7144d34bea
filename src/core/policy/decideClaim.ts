import type { Claim } from '../plans/claim.ts';
import type { ClaimAssessment, CurveAssessment } from '../plans/claimAssessment.ts';
import type { RuleIdentity, Verdict } from './claimRule.ts';
import { type Decision, decisions, worstOf } from './decision.ts';
import { policyRules } from './rules/index.ts';

/** A rule that fired on a claim. */
export interface Fired extends Verdict {
  readonly rule: RuleIdentity;
}

/** A claim, judged. */
export interface ClaimDecision {
  readonly claim: Claim;
  readonly decision: Decision;
  /** What fired on the claim or on the curve that the decision rests on. */
  readonly fired: readonly Fired[];
  /** The curve that the decision rests on: the one with the worst decision; null where the claim meets none. */
  readonly deciding: CurveAssessment | null;
  /** Configurations under which the decision is another one. */
  readonly flips: readonly {
    readonly factors: Readonly<Record<string, string>>;
    readonly decision: Decision;
  }[];
}

const claimRules = policyRules.filter((rule) => rule.about === 'claim');
const curveRules = policyRules.filter((rule) => rule.about === 'claim-on-curve');

const firedOn = (assessment: CurveAssessment): Fired[] =>
  curveRules.flatMap((rule) => {
    const verdict = rule.evaluate(assessment);
    return verdict === undefined ? [] : [{ ...verdict, rule }];
  });

const decisionOf = (fired: readonly Fired[]): Decision => worstOf(fired.map(({ decision }) => decision));

/** Of equally bad curves the one whose forecast leaves the least room; the first by id where none has a forecast. */
const room = ({ forecast, claim }: CurveAssessment): number => {
  if (forecast.kind === 'none') return Number.NEGATIVE_INFINITY;
  const { lowerBound, upperBound } = forecast.forecast;
  const { min, max } = claim.expect;
  return Math.min(min === null ? Infinity : lowerBound - min, max === null ? Infinity : max - upperBound);
};

/** The decision on one claim: the worst of what fires on any curve that it must hold on. */
export const decideClaim = (assessment: ClaimAssessment): ClaimDecision => {
  const { claim } = assessment;
  const onClaim = claimRules.flatMap((rule): Fired[] => {
    const verdict = rule.evaluate(claim, assessment);
    return verdict === undefined ? [] : [{ ...verdict, rule }];
  });
  if (assessment.kind === 'unmatched')
    return { claim, decision: decisionOf(onClaim), fired: onClaim, deciding: null, flips: [] };

  const judged = assessment.onCurves.map((onCurve) => ({ onCurve, fired: firedOn(onCurve) }));
  const [worst] = [...judged].sort(
    (a, b) =>
      decisions.indexOf(decisionOf(b.fired)) - decisions.indexOf(decisionOf(a.fired)) ||
      room(a.onCurve) - room(b.onCurve) ||
      (a.onCurve.curve.id < b.onCurve.curve.id ? -1 : 1),
  );
  const fired = [...onClaim, ...(worst?.fired ?? [])];
  const decision = decisionOf(fired);
  const flips = [...assessment.onCurves, ...assessment.elsewhere]
    .map((onCurve) => ({
      factors: onCurve.curve.factors,
      decision: decisionOf([...onClaim, ...firedOn(onCurve)]),
    }))
    .filter((flip) => flip.decision !== decision);
  return { claim, decision, fired, deciding: worst?.onCurve ?? null, flips };
};
