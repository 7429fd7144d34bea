import type { Fired } from '../firedOn.ts';
import type { Waiver } from './waiver.ts';
import { matchFingerprint } from './waiverFingerprint.ts';

const acceptsClaim = (waiver: Waiver, { rule, claim, onCurve }: Fired): boolean =>
  waiver.rule === rule.id &&
  waiver.about.kind === 'claim' &&
  waiver.about.plan === claim.plan &&
  waiver.about.claim === claim.id &&
  matchFingerprint(waiver.of, rule.id, claim, onCurve) === 'fits';

/** The first of the waivers that together accept what a check took of all files; undefined where one file is left. */
const acceptingEvidence = ({ rule, lost = [] }: Fired, waivers: readonly Waiver[]): Waiver | undefined => {
  const found = lost.map(({ file, of }) =>
    waivers.find(
      (waiver) =>
        waiver.rule === rule.id &&
        waiver.about.kind === 'evidence' &&
        waiver.about.file === file &&
        waiver.of === of,
    ),
  );
  return found.includes(undefined) ? undefined : found[0];
};

/** Marks what a waiver accepts: the first that names the rule and the claim, or the evidence, and still fits. `waivers` are those in force. */
export const acceptFired = (fired: readonly Fired[], waivers: readonly Waiver[]): readonly Fired[] =>
  fired.map((one) => {
    const waiver =
      waivers.find((candidate) => acceptsClaim(candidate, one)) ?? acceptingEvidence(one, waivers);
    return waiver === undefined ? one : { ...one, waiver };
  });
