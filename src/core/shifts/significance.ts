import { tUpperTail } from '../stats/distributions.ts';
import type { Contrast } from './fittedDifference.ts';

/** One-sided p of "not above 0", by t; 0 or 1 where there is no error at all. */
export const pAbove = ({ value, se }: Contrast, df: number): number =>
  se > 0 ? tUpperTail(value / se, df) : value > 0 ? 0 : 1;

/** Two-sided p of "equal to 0", by t. */
export const pDiffers = ({ value, se }: Contrast, df: number): number =>
  Math.min(1, 2 * pAbove({ value: Math.abs(value), se }, df));
