import type { Claim } from '../plans/claim.ts';
import type { ClaimAssessment, CurveAssessment } from '../plans/claimAssessment.ts';
import { type Decision, decisions, isLetThrough } from './decision.ts';
import { decisionOf, type Fired, firedOn } from './firedOn.ts';
import { policyRules } from './rules/index.ts';
import { strongestExpectation } from './strongestExpectation.ts';
import { limitsFor } from './supports.ts';
import { acceptFired } from './waivers/acceptFired.ts';
import type { Waiver } from './waivers/waiver.ts';

/** A claim, judged. */
export interface ClaimDecision {
  readonly claim: Claim;
  readonly decision: Decision;
  /** What fired on the claim or on the curve that the decision rests on. */
  readonly fired: readonly Fired[];
  /** The same over all curves that it must hold on. */
  readonly everyFired: readonly Fired[];
  /** The curve that the decision rests on: the one with the worst decision; null where the claim meets none. */
  readonly deciding: CurveAssessment | null;
  /** The claim under every configuration of its task, those that its `where` excludes among them, by the whole forecast. */
  readonly configurations: readonly {
    readonly factors: Readonly<Record<string, string>>;
    readonly value: number | null;
    readonly decision: Decision;
  }[];
  /** Configurations under which the decision is another one. */
  readonly flips: readonly {
    readonly factors: Readonly<Record<string, string>>;
    readonly decision: Decision;
  }[];
  /** The strongest expectation of the same form that would be let through now; null where none would, or this one is. */
  readonly wouldPass: string | null;
}

const claimRules = policyRules.filter((rule) => rule.about === 'claim');

/** Of equally bad curves the one whose forecast leaves the least margin; the first by id where none has a forecast. */
const margin = ({ forecast, claim }: CurveAssessment): number => {
  if (forecast.kind === 'none') return Number.NEGATIVE_INFINITY;
  const { lower, upper } = limitsFor(forecast.forecast, claim.expect);
  const { min, max } = claim.expect;
  return Math.min(min === null ? Infinity : lower - min, max === null ? Infinity : max - upper);
};

/**
 * The decision on one claim: the worst of what fires on any curve that it must hold on, and is not waived.
 *
 * @param waivers those in force; one that has expired is not
 */
export const decideClaim = (assessment: ClaimAssessment, waivers: readonly Waiver[] = []): ClaimDecision => {
  const { claim } = assessment;
  const firedOnClaim = claimRules.flatMap((rule): Fired[] => {
    const verdict = rule.evaluate(claim, assessment);
    return verdict === undefined ? [] : [{ ...verdict, rule, claim, onCurve: null, waiver: null }];
  });
  const onClaim = acceptFired(firedOnClaim, waivers);
  if (assessment.kind === 'unmatched')
    return {
      claim,
      decision: decisionOf(onClaim),
      fired: onClaim,
      everyFired: onClaim,
      deciding: null,
      configurations: [],
      flips: [],
      wouldPass: null,
    };

  const judged = assessment.onCurves.map((onCurve) => ({
    onCurve,
    fired: acceptFired(firedOn(onCurve), waivers),
  }));
  const [worst] = [...judged].sort(
    (a, b) =>
      decisions.indexOf(decisionOf(b.fired)) - decisions.indexOf(decisionOf(a.fired)) ||
      margin(a.onCurve) - margin(b.onCurve) ||
      (a.onCurve.curve.id < b.onCurve.curve.id ? -1 : 1),
  );
  const fired = [...onClaim, ...(worst?.fired ?? [])];
  const decision = decisionOf(fired);
  const elsewhere = assessment.elsewhere.map((onCurve) => ({ onCurve, fired: firedOn(onCurve) }));
  const configurations = [...judged, ...elsewhere].map(({ onCurve, fired: ofCurve }) => ({
    factors: onCurve.curve.factors,
    value: onCurve.forecast.kind === 'forecast' ? onCurve.forecast.forecast.value : null,
    decision: decisionOf([...onClaim, ...ofCurve]),
  }));
  return {
    claim,
    decision,
    fired,
    everyFired: [...onClaim, ...judged.flatMap((one) => one.fired)],
    deciding: worst?.onCurve ?? null,
    configurations,
    flips: configurations.flatMap((one) =>
      one.decision === decision ? [] : [{ factors: one.factors, decision: one.decision }],
    ),
    wouldPass: isLetThrough(decision) ? null : strongestExpectation(assessment.onCurves),
  };
};
