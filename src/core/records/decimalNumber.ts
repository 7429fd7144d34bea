/** No part of it can match one text in two ways, so that a hostile cell of a million digits costs one pass. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * The number that a table's cell writes in decimal: `0.5`, `.5`, `1e9`. Null for anything else, such as `1,000`, `45%`, `0x1f`
 * or blanks; infinite where it is too large for a double.
 */
export const decimalNumber = (text: string): number | null => (DECIMAL.test(text) ? Number(text) : null);
