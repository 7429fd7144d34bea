import type { Estimate } from '../trends/trendAnalysis.ts';

/**
 * `name` and `logName` from an estimate of its natural log. The error of the coefficient itself is the standard deviation of a
 * lognormal one, exp(log + se²/2) sqrt(exp(se²) - 1): resamples of few runs have outliers that would make its plain deviation
 * meaningless. What is beyond all numbers is left out, or null.
 */
export const lognormalEstimates = (
  name: string,
  log: number,
  se: number | null,
): Readonly<Record<string, Estimate>> => {
  const value = Math.exp(log);
  const deviation = se === null ? Number.NaN : value * Math.exp(se ** 2 / 2) * Math.sqrt(Math.expm1(se ** 2));
  return {
    ...(value > 0 && Number.isFinite(value)
      ? { [name]: { value, se: Number.isFinite(deviation) ? deviation : null } }
      : {}),
    [`log${name}`]: { value: log, se },
  };
};
