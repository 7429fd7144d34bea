import { formatNumber } from './formatNumber.ts';

/** A score, bound or gain in its metric's unit, with the digits that its uncertainty supports; see `formatNumber`. */
export const formatScore = (
  score: number,
  uncertainty: number | null = null,
  against: number | null = null,
): string => formatNumber(score, { uncertainty, against });

/** Half a point of a score: below one, a gain shows three decimals, so that a column of them lines up. */
const finestGain = 0.005;

/** A change of a score, with its sign: `+0.312`, `-0.004`, `+12.3`. */
export const formatGain = (gain: number): string =>
  formatNumber(gain, Math.abs(gain) < 1 ? { uncertainty: finestGain, sign: true } : { sign: true });
