import type { Curve } from '../curves/curve.ts';
import { inSpace } from '../curves/inSpace.ts';
import { fitData } from '../fits/fitData.ts';
import { fitKnownEnds, knownEndsOf } from '../fits/fitKnownEnds.ts';
import { fitLaw } from '../fits/fitLaw.ts';
import type { FittedLaw, LawFit } from '../fits/lawFit.ts';
import { laws } from '../laws/index.ts';
import type { Law } from '../laws/law.ts';

/** What one law by itself says of a place; `value` is null where it cannot be fitted to the curve. */
export interface LawScenario {
  readonly law: string;
  /** In the metric's unit; never outside of what the metric can be. */
  readonly value: number | null;
}

/** A law that does not change with scale is no scenario of growth. */
const candidates = laws.filter(({ size }) => size > 1);

/** The laws of one curve, each fitted to all of its points alike. */
export interface LawScenarios {
  at(position: number): readonly LawScenario[];
}

/**
 * Every candidate law by itself, fitted to a curve and read at a place: the scenarios that a plan would have been built on had
 * somebody picked one law (Lourie, Hu & Cho 2025 advise to test several). No interval: a law that is wrong is wrong by more
 * than its own residuals say, which is why the forecast does not rest on any one of them.
 */
export const lawScenarios = (curve: Curve): LawScenarios => {
  const { space } = curve;
  const data = fitData([inSpace(curve)]);
  const ends = knownEndsOf(curve);
  const fitOf = (law: Law): LawFit | null => {
    if (law.knownEnds !== true) return fitLaw(law, data);
    return ends === null ? null : fitKnownEnds(law, data, ends);
  };
  const fits = candidates.flatMap((law): { law: Law; fit: FittedLaw | null }[] => {
    if (!law.appliesTo(curve.axis)) return [];
    const fit = fitOf(law);
    return [{ law, fit: fit?.kind === 'fitted' ? fit : null }];
  });
  return {
    at: (position) =>
      fits.map(({ law, fit }) => {
        const value = fit === null ? Number.NaN : law.evaluate(fit.values, position);
        return { law: law.name, value: Number.isFinite(value) ? space.from(value) : null };
      }),
  };
};
