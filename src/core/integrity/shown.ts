/** Digits of a figure in a message: enough to find it in the file, without the noise of binary fractions. */
const DIGITS = 6;

/** A number as messages show it. */
export const shown = (value: number): string => String(Number(value.toPrecision(DIGITS)));
