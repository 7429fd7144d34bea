import { power } from '../stats/power.ts';
import type { LawParameters, Shape, Span } from './law.ts';
import { lawLimits } from './limits.ts';

const { exponentialSteepest: steepest, exponentialFlattest: flattest, exponentialSteps: steps } = lawLimits;

const rates: readonly number[] = Array.from(
  { length: steps },
  (_, index) => flattest * power(steepest / flattest, index / (steps - 1)),
);

/** The rates to search: accelerating ones only, or saturating ones (below 0) as well. */
export const exponentialRates = (saturating: boolean): readonly number[] =>
  saturating ? [...rates.map((rate) => -rate).reverse(), ...rates] : rates;

/** Bounds of the rate. On an axis with saturation it may pass through 0, where the law is a straight line. */
export const exponentialBounds = (saturating: boolean): readonly (readonly [number, number])[] => [
  [saturating ? -steepest : flattest, steepest],
];

/** Below this rate the quotients lose digits to cancellation, and the series is exact to 1e-12. */
const nearlyStraight = 1e-4;

/**
 * (exp(k (t - 1)) - 1) / k: an exponential that is anchored at the largest scale, where it is 0 with slope 1. This form
 * goes through the straight line t - 1 at k = 0 without a singularity, so that a fit can cross it.
 */
export const exponentialBasis = ([k = 0]: Shape, t: number): number => {
  const u = t - 1;
  return Math.abs(k) < nearlyStraight ? u + (k * u * u) / 2 : Math.expm1(k * u) / k;
};

export const exponentialColumns =
  (t: Float64Array) =>
  (shape: Shape, column: Float64Array): void => {
    for (let i = 0; i < t.length; i += 1) column[i] = exponentialBasis(shape, t[i] ?? 0);
  };

export const exponentialBasisGradient = ([k = 0]: Shape, t: number): readonly number[] => {
  const u = t - 1;
  if (Math.abs(k) < nearlyStraight) return [(u * u) / 2 + (k * u * u * u) / 3];
  return [(u * Math.exp(k * u) * k - Math.expm1(k * u)) / (k * k)];
};

/** offset, amplitude at the reference, rate per unit of position, reference. */
export const exponentialParameters = (
  level: number,
  amplitude: number,
  [k = 0]: Shape,
  span: Span,
): LawParameters => {
  // A rate of exactly 0 has no offset; the nearest rate that has one describes the same curve.
  const rate = Math.abs(k) < 1e-9 ? 1e-9 : k;
  return [level - amplitude / rate, amplitude / rate, rate / (span.upper - span.lower), span.upper];
};

export const exponentialParametersGradient = (
  amplitude: number,
  [k = 0]: Shape,
  span: Span,
): readonly (readonly number[])[] => {
  const rate = Math.abs(k) < 1e-9 ? 1e-9 : k;
  return [
    [1, -1 / rate, amplitude / rate ** 2],
    [0, 1 / rate, -amplitude / rate ** 2],
    [0, 0, 1 / (span.upper - span.lower)],
    [0, 0, 0],
  ];
};

export const exponentialValue = (
  [offset = 0, amplitude = 0, rate = 0, reference = 0]: LawParameters,
  position: number,
): number => offset + amplitude * Math.exp(rate * (position - reference));
