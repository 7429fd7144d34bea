import type { Forecast } from '../forecasts/forecast.ts';
import { strongestThreshold } from '../forecasts/strongestThreshold.ts';
import type { Claim, Expectation } from '../plans/claim.ts';
import type { ClaimDecision } from '../policy/decideClaim.ts';
import { decidingBound } from '../policy/supports.ts';
import type { ReportClaim, ReportForecast } from './report.ts';

/** The thresholds that the one-sided limits just meet, in the form of the claim's own `expect`. */
const wouldPass = (forecast: Forecast, { min, max }: Expectation): string => {
  if (max === null) return `>= ${strongestThreshold(forecast, 'min')}`;
  if (min === null) return `<= ${strongestThreshold(forecast, 'max')}`;
  return `${strongestThreshold(forecast, 'min')}..${strongestThreshold(forecast, 'max')}`;
};

const reportForecast = (forecast: Forecast, claim: Claim): ReportForecast => ({
  value: forecast.value,
  lower: forecast.lower,
  upper: forecast.upper,
  level: forecast.level,
  bound: decidingBound(forecast, claim.expect),
  route: forecast.route,
  laws: forecast.laws,
  calibration: forecast.calibration,
});

/** Rules whose firing no other threshold would cure. */
const NOT_ABOUT_THE_THRESHOLD: ReadonlySet<string> = new Set([
  'SG401',
  'SG404',
  'SG405',
  'SG406',
  'SG407',
  'SG408',
]);

/** A judged claim, as the report shows it. */
export const reportClaim = (
  { claim, decision, fired, deciding, flips }: ClaimDecision,
  nextRun: ReportClaim['nextRun'],
): ReportClaim => {
  const outcome = deciding?.forecast;
  const forecast = outcome?.kind === 'forecast' ? outcome.forecast : null;
  const curable =
    (decision === 'block' || decision === 'inconclusive') &&
    !fired.some(({ rule }) => NOT_ABOUT_THE_THRESHOLD.has(rule.id));
  return {
    plan: claim.plan,
    id: claim.id,
    file: claim.file,
    line: claim.line,
    task: claim.task,
    metric: deciding?.curve.metric ?? claim.metric ?? '',
    where: claim.where,
    at: claim.at,
    expect: claim.expect.text,
    confidence: claim.confidence,
    decision,
    reasons: [...new Set(fired.map(({ rule }) => rule.id))].sort(),
    curve: deciding?.curve.id ?? null,
    forecast: forecast === null ? null : reportForecast(forecast, claim),
    forecastReason:
      forecast !== null ? null : outcome?.kind === 'none' ? outcome.reason : 'the claim meets no evidence',
    extrapolation: forecast?.extrapolation ?? null,
    backtest: forecast?.backtest ?? null,
    wouldPass: forecast !== null && curable ? wouldPass(forecast, claim.expect) : null,
    flips,
    nextRun,
  };
};
