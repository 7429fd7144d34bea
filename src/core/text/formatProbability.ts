import { formatNumber } from './formatNumber.ts';

/** Below this the exact value says nothing that a reader could use. */
const smallest = 0.001;

/** A p or q value after its name: `q 0.0033`, `q < 0.001`. */
export const formatProbability = (name: string, probability: number): string =>
  probability < smallest
    ? `${name} < ${smallest}`
    : `${name} ${formatNumber(probability, { significant: 2 })}`;
