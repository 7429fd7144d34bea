import type { ShapeBasis } from './shapeBasis.ts';
import type { ShapeMixture } from './shapeMixture.ts';

/** Share of every family of shapes in a mixture, by name; sums to 1. */
export const familyShares = (
  { weights }: ShapeMixture,
  { parts }: ShapeBasis,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    parts.map(({ name, start, end }) => [
      name,
      weights.subarray(start, end).reduce((sum, weight) => sum + weight, 0),
    ]),
  );
