import type { CurveAssessment } from '../plans/claimAssessment.ts';
import { isLetThrough } from './decision.ts';
import { decisionOf, firedOn } from './firedOn.ts';
import { supportedExpectation } from './supportedExpectation.ts';

/**
 * The strongest expectation, of the form of the claim's own, that every one of its curves would let through now, as text; null
 * where none would be. The rules themselves try it, so that an interval too wide or too far out names no threshold.
 */
export const strongestExpectation = (onCurves: readonly CurveAssessment[]): string | null => {
  const expect = supportedExpectation(onCurves);
  if (expect === null) return null;
  const fired = onCurves.flatMap((onCurve) => firedOn({ ...onCurve, claim: { ...onCurve.claim, expect } }));
  return isLetThrough(decisionOf(fired)) ? expect.text : null;
};
