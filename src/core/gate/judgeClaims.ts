import type { ComparedEvidence } from '../base/compareEvidence.ts';
import { newNames } from '../base/newNames.ts';
import { withdrawnWords } from '../base/withdrawnWords.ts';
import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { JudgedClaim } from '../pipeline/assembleReport.ts';
import type { JudgedEvidence } from '../pipeline/judgeEvidence.ts';
import { assessClaim } from '../plans/assessClaim.ts';
import type { Claim } from '../plans/claim.ts';
import type { ClaimAssessment } from '../plans/claimAssessment.ts';
import { type ClaimDecision, decideClaim } from '../policy/decideClaim.ts';
import { isLetThrough } from '../policy/decision.ts';
import { curvesUnder, isClaimInScope, touchesPlan } from '../policy/scope.ts';
import type { Waiver } from '../policy/waivers/waiver.ts';
import { judgeClaim } from './judgeClaim.ts';
import type { ClaimPair, PlansInForce } from './plansInForce.ts';
import type { Policy } from './settlePolicy.ts';

/** A claim in force, judged, with how the base's own stood on the evidence of the base. */
export interface ComparedClaim extends Omit<JudgedClaim, 'stale'> {
  /** Null where the base has no such claim, or there is no base. */
  readonly before: ClaimDecision | null;
}

/** What the base has under the name of a claim in force: of one that it deletes or weakens, the claim itself. */
const onBase = (claim: Claim, pairs: readonly ClaimPair[]): Claim | null =>
  claim.side === 'base'
    ? claim
    : (pairs.find(({ now, isWeaker }) => now === claim && !isWeaker)?.was ?? null);

/** Runs that stand on some curve, sorted. */
const standingRuns = (tasks: JudgedEvidence['drawn']['tasks']): readonly string[] =>
  [
    ...new Set(tasks.flatMap(({ curves }) => curves.flatMap(({ points }) => points.map(({ run }) => run)))),
  ].sort(byCodeUnits);

/** Those of the base, under the names that they have at the head. */
const stoodBefore = (before: JudgedEvidence, head: JudgedEvidence): ReadonlySet<string> => {
  const { nameOf } = newNames(before.evidence, head.evidence);
  return new Set(standingRuns(before.drawn.tasks).map(nameOf));
};

const isLate = (assessment: ClaimAssessment): boolean =>
  assessment.kind === 'unmatched' && assessment.unmatched.kind === 'out-of-time';

/**
 * Judges every claim in force on the evidence of the head. It counts for the decision where the change relies on it, and where
 * the change breaks it: a claim that was let through on the base and is not any more.
 */
export const judgeClaims = (
  { plans, pairs }: Pick<PlansInForce, 'plans' | 'pairs'>,
  evidence: ComparedEvidence,
  { changed }: Pick<Policy, 'changed'>,
  {
    waivers,
    asOf,
    isOver,
  }: { readonly waivers: readonly Waiver[]; readonly asOf: string; readonly isOver: () => boolean },
): readonly ComparedClaim[] => {
  const { head, before, back } = evidence;
  const withdrawn = withdrawnWords(evidence);
  const late: typeof assessClaim = (claim) => ({
    kind: 'unmatched',
    claim,
    unmatched: { kind: 'out-of-time' },
  });
  const stood = before === null || before === head ? null : stoodBefore(before, head);
  const brought = stood === null ? [] : standingRuns(head.drawn.tasks).filter((run) => !stood.has(run));
  /**
   * The runs that the change adds under a claim, with the decision on what the base had. Where none is under it and it fares otherwise, it
   * is by those of other curves, which its interval is calibrated on.
   */
  const addedUnder = (claim: Claim, now: ClaimAssessment): Pick<ComparedClaim, 'added'> => {
    if (before === null || brought.length === 0 || isLate(now)) return {};
    const under = new Set(curvesUnder(now).flatMap(({ points }) => points.map(({ run }) => run)));
    const own = brought.filter((run) => under.has(run));
    const { decision: without } = decideClaim(assessClaim(claim, before.ground), waivers);
    const isMoved = decideClaim(now, waivers).decision !== without;
    const runs = own.length > 0 || !isMoved ? own : brought;
    return runs.length === 0 ? {} : { added: { runs, without } };
  };
  const judge = (isPlanTouched: boolean, claim: Claim): ComparedClaim => {
    // On all sides or on none: a side that nobody judged would be one on which the claim was stopped.
    const assess = isOver() ? late : assessClaim;
    const now = assess(claim, head.ground);
    const was = before === null ? null : onBase(claim, pairs);
    const onBaseEvidence =
      was === null || before === null
        ? null
        : before === head && was === claim
          ? now
          : assess(was, before.ground);
    const decidedBefore = onBaseEvidence === null ? null : decideClaim(onBaseEvidence, waivers);
    const putBack =
      back === null
        ? null
        : { decision: decideClaim(assess(claim, back.ground), waivers).decision, withdrawn };
    const judged = judgeClaim(now, head.ground, {
      inScope: isClaimInScope(isPlanTouched, { now, before: onBaseEvidence }, changed),
      wasLetThrough: decidedBefore !== null && isLetThrough(decidedBefore.decision),
      waivers,
      asOf,
      putBack,
    });
    return { ...judged, before: decidedBefore, ...addedUnder(claim, now) };
  };
  return plans.flatMap((plan) => {
    const isPlanTouched = changed !== null && touchesPlan(plan, changed);
    return plan.claims.map((claim) => judge(isPlanTouched, claim));
  });
};
