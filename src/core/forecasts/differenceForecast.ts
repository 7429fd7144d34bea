import type { Calibration, Extrapolation, Forecast } from './forecast.ts';

const leastCertain: readonly Calibration[] = ['full', 'borrowed', 'none'];

const lesser = (a: Calibration, b: Calibration): Calibration =>
  leastCertain.indexOf(a) >= leastCertain.indexOf(b) ? a : b;

const farther = (a: Extrapolation, b: Extrapolation): Extrapolation => ({
  ...(b.ratio > a.ratio ? b : a),
  inside: a.inside && b.inside,
});

const smaller = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.min(a, b);

/** The mean of two mixtures of laws, by name. */
const sharedLaws = (a: Forecast, b: Forecast): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set([...Object.keys(a.laws), ...Object.keys(b.laws)])]
      .sort()
      .map((law) => [law, ((a.laws[law] ?? 0) + (b.laws[law] ?? 0)) / 2]),
  );

/**
 * The forecast of `a - b`, two scores of one task and metric at one place under two configurations, at the same level.
 *
 * The errors are taken as independent, so that each limit lies the root of the sum of squares of the two distances away:
 * upwards that of a to its upper limit and that of b to its lower one. Curves of one task mostly err together (one set of
 * items, one shape), and then the difference is known better than this says: the interval errs on the wide side. Where two
 * configurations err against each other it would be too narrow. The two distances of one forecast may differ, as they do where
 * scores are read by their logarithm (Zou & Donner 2008, who recover limits of a difference from those of its sides). Everything else is the worse of the two: calibration,
 * distance, coverage, folds.
 *
 * @param range of the metric, where it is bounded: a difference cannot be larger than its width
 */
export const differenceForecast = (
  a: Forecast,
  b: Forecast,
  range: { readonly lower: number; readonly upper: number } | null,
): Forecast => {
  const most = range === null ? Number.POSITIVE_INFINITY : range.upper - range.lower;
  const inRange = (value: number): number => Math.min(most, Math.max(-most, value));
  const value = a.value - b.value;
  const below = (ofA: number, ofB: number): number =>
    inRange(value - Math.hypot(a.value - ofA, ofB - b.value));
  const above = (ofA: number, ofB: number): number =>
    inRange(value + Math.hypot(ofA - a.value, b.value - ofB));
  const errorA = a.backtest.meanAbsoluteError;
  const errorB = b.backtest.meanAbsoluteError;
  return {
    value,
    lower: below(a.lower, b.upper),
    upper: above(a.upper, b.lower),
    level: a.level,
    lowerBound: below(a.lowerBound, b.upperBound),
    upperBound: above(a.upperBound, b.lowerBound),
    route: a.route === b.route ? a.route : 'mixed',
    routes: [],
    laws: sharedLaws(a, b),
    calibration: lesser(a.calibration, b.calibration),
    calibrationGap: a.calibrationGap ?? b.calibrationGap,
    distanceRatio: Math.max(a.distanceRatio, b.distanceRatio),
    extrapolation: farther(a.extrapolation, b.extrapolation),
    backtest: {
      folds: Math.min(a.backtest.folds, b.backtest.folds),
      coverage: smaller(a.backtest.coverage, b.backtest.coverage),
      meanAbsoluteError: errorA === null || errorB === null ? null : Math.hypot(errorA, errorB),
    },
  };
};
