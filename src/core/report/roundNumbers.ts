/** Digits that the report keeps: more than any of its numbers deserves, fewer than floating-point noise reaches. */
const DIGITS = 6;

const rounded = (value: number): number => Number(value.toPrecision(DIGITS));

/** A copy of a plain value in which every number has six significant digits, so that equal findings give equal bytes. */
export const roundNumbers = <Value>(value: Value): Value => {
  if (typeof value === 'number') return (Number.isInteger(value) ? value : rounded(value)) as Value;
  if (Array.isArray(value)) return value.map(roundNumbers) as Value;
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, roundNumbers(inner)]),
    ) as Value;
  return value;
};
