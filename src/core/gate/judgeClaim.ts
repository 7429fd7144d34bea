import type { JudgedClaim } from '../pipeline/assembleReport.ts';
import type { ClaimGround } from '../pipeline/claimEvidence.ts';
import type { ClaimAssessment } from '../plans/claimAssessment.ts';
import { claimScenarios } from '../policy/claimScenarios.ts';
import { decideClaim } from '../policy/decideClaim.ts';
import { isLetThrough } from '../policy/decision.ts';
import { claimFindings } from '../policy/findings.ts';
import { strongestExpectation } from '../policy/strongestExpectation.ts';
import type { Waiver } from '../policy/waivers/waiver.ts';
import { waiverToPaste } from '../policy/waivers/waiverToPaste.ts';
import { type PutBackDecision, withWithdrawal } from '../policy/withdrawal.ts';

export interface JudgeSettings {
  /** Whether the check is asked to judge this claim. */
  readonly inScope: boolean;
  /** Whether the base let it through: stopped now, it is in scope whatever the change touches. */
  readonly wasLetThrough?: boolean;
  /** Those in force. */
  readonly waivers: readonly Waiver[];
  readonly asOf: string;
  /** How it stands once what the change withdrew is put back; left out or null where nothing was. */
  readonly putBack?: PutBackDecision | null;
  /**
   * `stopped`, also where left out: the next run and the strongest threshold are said of a claim that is stopped, where they are a
   * way out, with the waiver. `always`: of every claim, since they were asked for; without a waiver, which needs a plan.
   */
  readonly advice?: 'stopped' | 'always';
}

/** One claim, from what was found on its curves to all that the report says of it. */
export const judgeClaim = (
  assessment: ClaimAssessment,
  ground: ClaimGround,
  {
    inScope: isRelied,
    wasLetThrough = false,
    waivers,
    asOf,
    putBack = null,
    advice = 'stopped',
  }: JudgeSettings,
): Omit<JudgedClaim, 'stale'> => {
  const onEvidence = decideClaim(assessment, waivers);
  const asked = advice === 'always';
  const withdrawn = withWithdrawal(onEvidence, putBack, waivers);
  const decision =
    asked && assessment.kind === 'matched'
      ? { ...withdrawn, wouldPass: strongestExpectation(assessment.onCurves) }
      : withdrawn;
  const { deciding } = decision;
  const stopped = !isLetThrough(decision.decision);
  // What a withdrawal does to a claim is this change's doing, wherever its curve says the same.
  const inScope = isRelied || (wasLetThrough && stopped) || decision !== onEvidence;
  // What helps one side of a difference says little of the difference.
  const at =
    deciding === null || deciding.against !== null ? null : ([deciding.curve, deciding.placement] as const);
  return {
    assessment,
    decision,
    inScope,
    // Where only a withdrawal stops the claim, no run would help it.
    nextRun: at !== null && (asked || !isLetThrough(onEvidence.decision)) ? ground.nextRunFor(...at) : null,
    band: at === null ? [] : ground.band(...at, assessment.claim.confidence),
    costPerPoint: at === null ? null : ground.costPerPoint(...at),
    scenarios: claimScenarios(decision, deciding === null ? [] : ground.lawScenarios(deciding)),
    waiver: stopped && !asked ? waiverToPaste(decision, asOf) : null,
    findings: claimFindings(decision, inScope),
  };
};
