import type { Forecast } from '../../forecasts/forecast.ts';
import type { Claim } from '../../plans/claim.ts';
import type { CurveAssessment } from '../../plans/claimAssessment.ts';
import { claimContent } from '../../plans/claimContent.ts';
import { stableHash } from '../../text/stableHash.ts';

/** Digits of the waived interval: enough to say where a forecast lies, few enough to be copied. */
const DIGITS = 4;

/** Where there is no forecast, so that the waiver ends as soon as there is one. */
const NO_FORECAST = 'none';

const shown = (value: number): number => Number(value.toPrecision(DIGITS));

const forecastOf = (onCurve: CurveAssessment | null): Forecast | null =>
  onCurve?.forecast.kind === 'forecast' ? onCurve.forecast.forecast : null;

const intervalOf = (onCurve: CurveAssessment | null): string => {
  const forecast = forecastOf(onCurve);
  return forecast === null ? NO_FORECAST : `${shown(forecast.lower)}..${shown(forecast.upper)}`;
};

const withInterval = (
  rule: string,
  claim: Claim,
  onCurve: CurveAssessment | null,
  interval: string,
): string => {
  const content = claimContent(claim, onCurve?.curve.metric ?? claim.metric ?? '');
  return `${stableHash(JSON.stringify([rule, content, interval]))}:${interval}`;
};

/**
 * The fingerprint of a finding: a hash of the rule, what the claim says and the forecast's interval, then the interval
 * itself: `9ae16a3b2f90404f:0.5812..0.6641`. The interval stands there to be compared with later forecasts, and in the hash so
 * that it is not widened by hand. `onCurve` is null for a finding about the claim as it is written.
 */
export const waiverFingerprint = (rule: string, claim: Claim, onCurve: CurveAssessment | null): string =>
  withInterval(rule, claim, onCurve, intervalOf(onCurve));

/** Whether a fingerprint still fits a finding, and if not, why not. */
export type FingerprintMatch = 'fits' | 'claim-changed' | 'value-left';

/** Holds a fingerprint to a finding: the claim must say what it said, and its forecast lie in the interval it was waived at. */
export const matchFingerprint = (
  fingerprint: string,
  rule: string,
  claim: Claim,
  onCurve: CurveAssessment | null,
): FingerprintMatch => {
  const interval = fingerprint.slice(fingerprint.indexOf(':') + 1);
  if (withInterval(rule, claim, onCurve, interval) !== fingerprint) return 'claim-changed';
  const forecast = forecastOf(onCurve);
  if (interval === NO_FORECAST || forecast === null)
    return interval === intervalOf(onCurve) ? 'fits' : 'value-left';
  const [lower = Number.NaN, upper = Number.NaN] = interval.split('..').map(Number);
  const value = shown(forecast.value);
  return value >= lower && value <= upper ? 'fits' : 'value-left';
};
