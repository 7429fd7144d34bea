import type { Rule } from '../rule.ts';
import { basePolicyIsUnusable } from './changes/basePolicyIsUnusable.ts';
import { claimIsWeakened } from './changes/claimIsWeakened.ts';
import { claimNeedsWithdrawal } from './changes/claimNeedsWithdrawal.ts';
import { planIsLockedAnew } from './changes/planIsLockedAnew.ts';
import { policyIsAdopted } from './changes/policyIsAdopted.ts';
import { policyIsLoosened } from './changes/policyIsLoosened.ts';
import { waiverDoesNotCountYet } from './changes/waiverDoesNotCountYet.ts';
import { calibrationIsMissing } from './claims/calibrationIsMissing.ts';
import { claimHasNoPlaceOnAxis } from './claims/claimHasNoPlaceOnAxis.ts';
import { claimMeetsNoEvidence } from './claims/claimMeetsNoEvidence.ts';
import { claimReadsTooFar } from './claims/claimReadsTooFar.ts';
import { curveCannotBeForecast } from './claims/curveCannotBeForecast.ts';
import { curveShiftsAcrossOpenFactor } from './claims/curveShiftsAcrossOpenFactor.ts';
import { forecastCannotTell } from './claims/forecastCannotTell.ts';
import { forecastSpeaksAgainstClaim } from './claims/forecastSpeaksAgainstClaim.ts';
import { intervalIsTooWide } from './claims/intervalIsTooWide.ts';
import { planIsFarFromComputeOptimal } from './claims/planIsFarFromComputeOptimal.ts';
import { thresholdSaysNothing } from './claims/thresholdSaysNothing.ts';
import { trendUnderClaimIsNotPredictable } from './claims/trendUnderClaimIsNotPredictable.ts';
import { unhealthyRunUnderClaim } from './claims/unhealthyRunUnderClaim.ts';
import { claimIsStale } from './locks/claimIsStale.ts';
import { lockDoesNotFitPlan } from './locks/lockDoesNotFitPlan.ts';
import { runRecovered } from './tasks/runRecovered.ts';
import { taskShiftsAcrossFactor } from './tasks/taskShiftsAcrossFactor.ts';
import { taskTrendCannotBeJudged } from './tasks/taskTrendCannotBeJudged.ts';
import { taskTrendIsNotPredictable } from './tasks/taskTrendIsNotPredictable.ts';
import { undeclaredFactorVaries } from './tasks/undeclaredFactorVaries.ts';
import { unhealthyRunOnCurve } from './tasks/unhealthyRunOnCurve.ts';
import { waiverAcceptsNothing } from './waivers/waiverAcceptsNothing.ts';
import { waiverHasExpired } from './waivers/waiverHasExpired.ts';
import { waiverNoLongerFits } from './waivers/waiverNoLongerFits.ts';

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
