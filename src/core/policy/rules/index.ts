import type { Rule } from '../rule.ts';
import { basePolicyIsUnusable } from './basePolicyIsUnusable.ts';
import { calibrationIsMissing } from './calibrationIsMissing.ts';
import { claimHasNoPlaceOnAxis } from './claimHasNoPlaceOnAxis.ts';
import { claimIsStale } from './claimIsStale.ts';
import { claimIsWeakened } from './claimIsWeakened.ts';
import { claimMeetsNoEvidence } from './claimMeetsNoEvidence.ts';
import { claimNeedsWithdrawal } from './claimNeedsWithdrawal.ts';
import { claimReadsTooFar } from './claimReadsTooFar.ts';
import { curveCannotBeForecast } from './curveCannotBeForecast.ts';
import { curveShiftsAcrossOpenFactor } from './curveShiftsAcrossOpenFactor.ts';
import { forecastCannotTell } from './forecastCannotTell.ts';
import { forecastSpeaksAgainstClaim } from './forecastSpeaksAgainstClaim.ts';
import { intervalIsTooWide } from './intervalIsTooWide.ts';
import { lockDoesNotFitPlan } from './lockDoesNotFitPlan.ts';
import { planIsFarFromComputeOptimal } from './planIsFarFromComputeOptimal.ts';
import { planIsLockedAnew } from './planIsLockedAnew.ts';
import { policyIsAdopted } from './policyIsAdopted.ts';
import { policyIsLoosened } from './policyIsLoosened.ts';
import { runRecovered } from './runRecovered.ts';
import { taskShiftsAcrossFactor } from './taskShiftsAcrossFactor.ts';
import { taskTrendCannotBeJudged } from './taskTrendCannotBeJudged.ts';
import { taskTrendIsNotPredictable } from './taskTrendIsNotPredictable.ts';
import { thresholdSaysNothing } from './thresholdSaysNothing.ts';
import { trendUnderClaimIsNotPredictable } from './trendUnderClaimIsNotPredictable.ts';
import { undeclaredFactorVaries } from './undeclaredFactorVaries.ts';
import { unhealthyRunOnCurve } from './unhealthyRunOnCurve.ts';
import { unhealthyRunUnderClaim } from './unhealthyRunUnderClaim.ts';
import { waiverAcceptsNothing } from './waiverAcceptsNothing.ts';
import { waiverDoesNotCountYet } from './waiverDoesNotCountYet.ts';
import { waiverHasExpired } from './waiverHasExpired.ts';
import { waiverNoLongerFits } from './waiverNoLongerFits.ts';

/** Every policy rule. To add one: a file beside this one, and a line here. */
export const policyRules: readonly Rule[] = [
  trendUnderClaimIsNotPredictable,
  curveShiftsAcrossOpenFactor,
  taskTrendIsNotPredictable,
  taskShiftsAcrossFactor,
  undeclaredFactorVaries,
  taskTrendCannotBeJudged,
  claimReadsTooFar,
  forecastSpeaksAgainstClaim,
  forecastCannotTell,
  intervalIsTooWide,
  calibrationIsMissing,
  claimMeetsNoEvidence,
  claimHasNoPlaceOnAxis,
  curveCannotBeForecast,
  thresholdSaysNothing,
  planIsFarFromComputeOptimal,
  unhealthyRunOnCurve,
  unhealthyRunUnderClaim,
  runRecovered,
  waiverHasExpired,
  waiverAcceptsNothing,
  waiverNoLongerFits,
  claimIsStale,
  lockDoesNotFitPlan,
  claimNeedsWithdrawal,
  claimIsWeakened,
  policyIsLoosened,
  policyIsAdopted,
  basePolicyIsUnusable,
  planIsLockedAnew,
  waiverDoesNotCountYet,
];
