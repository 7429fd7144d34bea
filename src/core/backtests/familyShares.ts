import type { ShapeMixture } from './shapeMixture.ts';

/** Share of every family of shapes in a mixture, by name; sums to 1. */
export const familyShares = ({ families }: ShapeMixture): Readonly<Record<string, number>> =>
  Object.fromEntries(families.map(({ part, share }) => [part.name, share]));
