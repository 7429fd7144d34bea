import type { ColumnReference } from './columnMap.ts';

/** No column states a number with more digits, and the power of ten adds none. */
const DIGITS = 12;

const powerOfTen = (exponent: number): number => Number(Math.exp(exponent * Math.LN10).toPrecision(DIGITS));

/** The plain number that a number of a column stands for. */
export const scaledNumber = (
  value: number,
  { times, log10 = false }: Omit<ColumnReference, 'column'>,
): number => (log10 ? powerOfTen(value) : value) * times;
