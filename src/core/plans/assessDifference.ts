import type { Curve } from '../curves/curve.ts';
import { differenceForecast } from '../forecasts/differenceForecast.ts';
import type { ForecastOutcome } from '../forecasts/forecast.ts';
import type { CurveAssessment } from './claimAssessment.ts';

/** The curve that is subtracted from another: the one that agrees with it in every factor that the claim does not change. */
export const counterpartOf = (
  curve: Curve,
  others: readonly Curve[],
  minus: Readonly<Record<string, string>>,
): Curve | null => {
  const wanted = { ...curve.factors, ...minus };
  return (
    others.find(({ factors }) =>
      [...new Set([...Object.keys(wanted), ...Object.keys(factors)])].every(
        (factor) => factors[factor] === wanted[factor],
      ),
    ) ?? null
  );
};

/**
 * What the range is at the two forecasts, in the metric's unit. A difference is one of scores, also where these are read by their
 * logarithm: there the range is the larger the higher the scores are.
 */
const widthAt = (first: CurveAssessment, second: CurveAssessment): number => {
  if (first.forecast.kind === 'none' || second.forecast.kind === 'none') return first.rangeWidth;
  const values = [first.forecast.forecast.value, second.forecast.forecast.value];
  return first.rangeWidth * Math.max(...values.map((value) => first.curve.space.slopeAt(value)));
};

const combined = (first: CurveAssessment, second: CurveAssessment): ForecastOutcome => {
  if (first.forecast.kind === 'none') return first.forecast;
  if (second.forecast.kind === 'none')
    return { kind: 'none', reason: `of what is subtracted: ${second.forecast.reason}` };
  const { range } = first.curve;
  return {
    kind: 'forecast',
    forecast: differenceForecast(first.forecast.forecast, second.forecast.forecast, range),
  };
};

/**
 * The assessment of a difference, from those of its two sides: it stands on both curves, so it is placed only where both are,
 * and its trend is the one that is not known to be predictable, if either is not.
 */
export const assessDifference = (first: CurveAssessment, second: CurveAssessment | null): CurveAssessment => {
  if (second === null) {
    const reason = 'the evidence has no curve of the configuration that is to be subtracted';
    return { ...first, forecast: { kind: 'none', reason } };
  }
  return {
    ...first,
    trend: first.trend.verdict === 'predictable' ? second.trend : first.trend,
    placement: second.placement.kind === 'unplaced' ? second.placement : first.placement,
    forecast: combined(first, second),
    rangeWidth: widthAt(first, second),
    against: { curve: second.curve, placement: second.placement },
    // Each side has a frontier of its own.
    allocation: null,
    training: [...(first.training ?? []), ...(second.training ?? [])],
    lost: [...(first.lost ?? []), ...(second.lost ?? [])],
  };
};
