import { randomSource, seedFor } from '../stats/randomSource.ts';
import type { ChinchillaParameters } from './chinchillaLaw.ts';
import { type ChinchillaFit, fitChinchilla } from './fitChinchilla.ts';
import { upstreamLimits } from './limits.ts';
import { sortedByCompute, type UpstreamRun } from './upstreamRun.ts';

/** Fits to resamples of the runs; only those that converged. */
export type ChinchillaDraws = readonly ChinchillaParameters[];

/**
 * Refits L(N, D) to resamples of the runs with replacement, each from the full fit, as Besiroglu et al. (2024) do (4000 of them,
 * from Hoffmann's parameters). Runs are resampled as wholes; equal seeds and runs give equal draws. None where fewer than half
 * converge: what the others would have said is not known then.
 */
export const chinchillaDraws = (
  unsorted: readonly UpstreamRun[],
  fit: ChinchillaFit,
  seed: number,
  resamples: number = upstreamLimits.resamples,
): ChinchillaDraws => {
  const { refitRestingShare, fewestConverged } = upstreamLimits;
  const runs = sortedByCompute(unsorted);
  const random = randomSource(seedFor(seed, 'upstream'));
  const draws = Array.from({ length: resamples }, () => {
    const resample = runs.flatMap(() => runs[random.integer(runs.length)] ?? []);
    return fitChinchilla(resample, fit.parameters, refitRestingShare);
  }).flatMap((outcome) => (outcome.kind === 'fitted' ? [outcome.parameters] : []));
  return draws.length < fewestConverged * resamples ? [] : draws;
};

/** Standard deviation of values over draws; null where there are none. */
export const deviationOver = (
  draws: ChinchillaDraws,
  of: (parameters: ChinchillaParameters) => number,
): number | null => {
  if (draws.length < 2) return null;
  const values = draws.map(of);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (values.length - 1));
  return Number.isFinite(deviation) ? deviation : null;
};
