import { formatNumber } from './formatNumber.ts';

/** A score, bound or gain in its metric's unit, with the digits that its uncertainty supports; see `formatNumber`. */
export const formatScore = (
  score: number,
  uncertainty: number | null = null,
  against: number | null = null,
): string => formatNumber(score, { uncertainty, against });

const decimalsOf = (shown: string): number =>
  shown.length - 1 - (shown.includes('.') ? shown.indexOf('.') : shown.length - 1);

/** Several scores that stand side by side, each judged against its own threshold, all with the digits of the finest. */
export const formatScores = (
  scores: readonly { readonly score: number; readonly against: number | null }[],
  uncertainty: number | null,
): readonly string[] => {
  const shown = scores.map(({ score, against }) => formatScore(score, uncertainty, against));
  const decimals = Math.max(0, ...shown.map(decimalsOf));
  return scores.map(({ score, against }) => formatNumber(score, { uncertainty, against, decimals }));
};

/** Half a point of a score: below one, a gain shows three decimals, so that a column of them lines up. */
const finestGain = 0.005;

/** A change of a score, with its sign: `+0.312`, `-0.004`, `+12.3`. */
export const formatGain = (gain: number): string =>
  formatNumber(gain, Math.abs(gain) < 1 ? { uncertainty: finestGain, sign: true } : { sign: true });
