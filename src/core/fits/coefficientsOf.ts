import type { Law } from '../laws/law.ts';

/** How many parameters a fit of a law to so many curves estimates: all but the level are common to them. */
export const coefficientsOf = (law: Law, curves: number): number =>
  law.knownEnds === true ? law.size : law.size - 1 + curves;
