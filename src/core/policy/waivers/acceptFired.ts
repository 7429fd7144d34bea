import type { Fired } from '../firedOn.ts';
import type { Waiver } from './waiver.ts';
import { matchFingerprint } from './waiverFingerprint.ts';

/** Marks what a waiver accepts: the first that names the rule and the claim and still fits. `waivers` are those in force. */
export const acceptFired = (fired: readonly Fired[], waivers: readonly Waiver[]): readonly Fired[] =>
  fired.map((one) => {
    const { rule, claim, onCurve } = one;
    const waiver = waivers.find(
      (candidate) =>
        candidate.rule === rule.id &&
        candidate.plan === claim.plan &&
        candidate.claim === claim.id &&
        matchFingerprint(candidate.of, rule.id, claim, onCurve) === 'fits',
    );
    return waiver === undefined ? one : { ...one, waiver };
  });
