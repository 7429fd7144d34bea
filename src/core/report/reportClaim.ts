import type { Forecast } from '../forecasts/forecast.ts';
import type { Claim } from '../plans/claim.ts';
import type { ComparedAllocation, Placement } from '../plans/claimAssessment.ts';
import { claimFingerprint } from '../plans/claimContent.ts';
import type { ClaimDecision } from '../policy/decideClaim.ts';
import { decidingBound } from '../policy/supports.ts';
import type { ReportClaim } from './report.ts';
import type { ReportForecast } from './reportForecast.ts';

const reportForecast = (forecast: Forecast, claim: Claim, placement: Placement): ReportForecast => ({
  value: forecast.value,
  lower: forecast.lower,
  upper: forecast.upper,
  level: forecast.level,
  bound: decidingBound(forecast, claim.expect),
  route: forecast.route,
  routes: forecast.routes,
  laws: forecast.laws,
  calibration: forecast.calibration,
  calibrationGap: forecast.calibrationGap,
  // Of a place that no route read, nothing has to be said.
  derivation:
    placement.kind === 'placed' && forecast.routes.some(({ axis }) => axis === placement.axis)
      ? placement.derivation
      : null,
});

const reportComputeOptimal = ({
  corpus,
  optimal,
  ratio,
  interval,
  lossPenalty,
  computeShare,
}: ComparedAllocation): ReportClaim['computeOptimal'] => ({
  corpus,
  params: optimal.params,
  tokens: optimal.tokens,
  loss: optimal.loss,
  ratio,
  interval,
  lossPenalty,
  computeShare,
});

/** A claim with what was found out about it. */
interface JudgedClaim
  extends Pick<
    ReportClaim,
    'nextRun' | 'band' | 'costPerPoint' | 'scenarios' | 'added' | 'stale' | 'waiver'
  > {
  readonly decision: ClaimDecision;
}

/** A judged claim, as the report shows it. */
export const reportClaim = ({
  decision: judged,
  nextRun,
  band,
  costPerPoint,
  scenarios,
  added,
  stale,
  waiver,
}: JudgedClaim): ReportClaim => {
  const { claim, decision, fired, deciding, flips, wouldPass } = judged;
  const outcome = deciding?.forecast;
  const forecast = outcome?.kind === 'forecast' ? outcome.forecast : null;
  const placed = deciding?.placement;
  const metric = deciding?.curve.metric ?? claim.metric ?? '';
  return {
    plan: claim.plan,
    id: claim.id,
    ...(claim.side !== undefined && { side: claim.side }),
    file: claim.file,
    line: claim.line,
    task: claim.task,
    metric,
    where: claim.where,
    minus: claim.minus,
    at: claim.at,
    expect: claim.expect.text,
    confidence: claim.confidence,
    fingerprint: claimFingerprint(claim, metric),
    decision,
    // A rule that leaves the claim a pass only tells.
    reasons: [
      ...new Set(fired.flatMap(({ rule, decision: made }) => (made === 'pass' ? [] : [rule.id]))),
    ].sort(),
    curve: deciding?.curve.id ?? null,
    forecast:
      forecast === null || deciding === null ? null : reportForecast(forecast, claim, deciding.placement),
    forecastReason:
      forecast !== null ? null : outcome?.kind === 'none' ? outcome.reason : 'the claim meets no evidence',
    extrapolation: forecast?.extrapolation ?? null,
    backtest: forecast?.backtest ?? null,
    wouldPass,
    flips,
    nextRun,
    scale: placed?.kind === 'placed' && deciding?.against === null ? placed.scale : null,
    band,
    costPerPoint,
    computeOptimal: deciding?.allocation == null ? null : reportComputeOptimal(deciding.allocation),
    scenarios,
    ...(added !== undefined && { added }),
    stale,
    waiver,
  };
};
