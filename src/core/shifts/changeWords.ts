import { formatScore } from '../text/formatScore.ts';
import type { Comparison } from './comparison.ts';
import type { Contrast } from './fittedDifference.ts';

/** The size of a number in the metric's unit, without sign, in the digits that its standard error supports. */
export const sizeInWords = ({ unit }: Comparison, { value, se }: Contrast): string =>
  formatScore(Math.abs(value) * unit.span, se * unit.span);

/** `rises by 0.20` or `falls by 0.05`: the score itself, whether more of it is better or not. */
export const riseInWords = (comparison: Comparison, rise: Contrast): string =>
  `${rise.value < 0 ? 'falls' : 'rises'} by ${sizeInWords(comparison, rise)}`;

/** A reminder for metrics such as perplexity, set after the numbers. */
export const betterWay = ({ direction }: Comparison): string =>
  direction === 'lower' ? ' (less is better)' : '';
