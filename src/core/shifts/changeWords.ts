import { formatNumber } from '../text/formatNumber.ts';
import { formatScore } from '../text/formatScore.ts';
import type { Comparison } from './comparison.ts';
import type { Contrast } from './fittedDifference.ts';

/**
 * The size of a number in the metric's unit, without sign, in the digits that its standard error supports; where the metric is read
 * by its logarithm, a ratio: `a factor of 1.31`.
 */
export const sizeInWords = (
  { unit, space }: Comparison,
  { value, se }: Pick<Contrast, 'value' | 'se'>,
): string => {
  const size = Math.abs(value) * unit.span;
  return space.kind === 'logarithmic'
    ? `a factor of ${formatNumber(Math.exp(size), { significant: 3 })}`
    : formatScore(size, se * unit.span);
};

/** `rises by 0.20` or `falls by 0.05`: the score itself, whether more of it is better or not. */
export const riseInWords = (comparison: Comparison, rise: Contrast): string =>
  `${rise.value < 0 ? 'falls' : 'rises'} by ${sizeInWords(comparison, rise)}`;

/** A reminder for metrics such as perplexity, set after the numbers. */
export const betterWay = ({ direction }: Comparison): string =>
  direction === 'lower' ? ' (less is better)' : '';
