import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { UpstreamRun } from './upstreamRun.ts';

/**
 * The runs whose loss is below that of every run of as much scale or less, from the least scale. It picks the lucky among
 * noisy runs, so that a law fitted to it lies low by about their scatter.
 */
export const lossFrontier = (
  runs: readonly UpstreamRun[],
  scaleOf: (run: UpstreamRun) => number,
): readonly UpstreamRun[] => {
  let least = Number.POSITIVE_INFINITY;
  return runs
    .toSorted((a, b) => scaleOf(a) - scaleOf(b) || a.loss - b.loss || byCodeUnits(a.run, b.run))
    .filter(({ loss }) => {
      if (!(loss < least)) return false;
      least = loss;
      return true;
    });
};
