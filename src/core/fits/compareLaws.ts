import type { Law } from '../laws/law.ts';
import type { FitData } from './fitData.ts';
import { fitLaw } from './fitLaw.ts';
import type { FittedLaw, LawFit } from './lawFit.ts';

/** A law beside its fit, and what the comparison makes of it. */
export interface ComparedLaw {
  readonly law: Law;
  readonly fit: LawFit;
  /** How far its Akaike criterion lies above the best one's, 0 for the best; null where it was not fitted. */
  readonly excess: number | null;
}

/** Fits each law to the same data, and sets them beside each other. Best first; those without a fit last, in the given order. */
export const compareLaws = (laws: readonly Law[], data: FitData): readonly ComparedLaw[] => {
  const fits = laws.map((law) => ({ law, fit: fitLaw(law, data) }));
  const criterion = (fit: LawFit): number | null => (fit.kind === 'fitted' ? fit.aicc : null);
  const lowest = fits.reduce(
    (least, { fit }) => Math.min(least, criterion(fit) ?? least),
    Number.POSITIVE_INFINITY,
  );
  return fits
    .map(({ law, fit }) => {
      const own = criterion(fit);
      return { law, fit, excess: own === null ? null : own - lowest };
    })
    .sort((a, b) => (a.excess ?? Number.MAX_VALUE) - (b.excess ?? Number.MAX_VALUE));
};

/** The best fitted law of a comparison, or null where none could be compared. */
export const bestFit = (compared: readonly ComparedLaw[]): FittedLaw | null => {
  const first = compared[0];
  return first !== undefined && first.excess !== null && first.fit.kind === 'fitted' ? first.fit : null;
};
