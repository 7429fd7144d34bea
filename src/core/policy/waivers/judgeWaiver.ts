import type { ClaimDecision } from '../decideClaim.ts';
import type { JudgedWaiver, Waiver, WaiverState } from './waiver.ts';
import { matchFingerprint } from './waiverFingerprint.ts';

/** Whether a waiver has run out on a day; it counts on its last day. Dates compare as texts. */
export const hasExpired = ({ expires }: Waiver, asOf: string): boolean => asOf > expires;

const stateOnClaim = (waiver: Waiver, claims: readonly ClaimDecision[], asOf: string): WaiverState => {
  if (claims.length === 0) return 'no-claim';
  if (hasExpired(waiver, asOf)) return 'expired';
  const fired = claims.flatMap(({ everyFired }) => everyFired).filter(({ rule }) => rule.id === waiver.rule);
  if (fired.length === 0) return 'not-fired';
  if (fired.some((one) => one.waiver === waiver)) return 'used';
  const matches = fired.map((one) => matchFingerprint(waiver.of, waiver.rule, one.claim, one.onCurve));
  if (matches.includes('fits')) return 'repeated';
  return matches.includes('value-left') ? 'value-left' : 'claim-changed';
};

const stateOnEvidence = (
  waiver: Waiver,
  file: string,
  claims: readonly ClaimDecision[],
  asOf: string,
): WaiverState => {
  if (hasExpired(waiver, asOf)) return 'expired';
  const lost = claims
    .flatMap(({ everyFired }) => everyFired)
    .flatMap(({ rule, lost: ofFiles = [] }) => (rule.id === waiver.rule ? ofFiles : []))
    .filter((one) => one.file === file);
  if (lost.length === 0) return 'not-fired';
  return lost.some(({ of }) => of === waiver.of) ? 'used' : 'claim-changed';
};

/** Looks a waiver up in the claims as they were decided; of a claim that a pull request changes, both versions count. */
export const judgeWaiver = (waiver: Waiver, claims: readonly ClaimDecision[], asOf: string): JudgedWaiver => {
  const { about } = waiver;
  if (about.kind === 'evidence')
    return { waiver, claim: null, state: stateOnEvidence(waiver, about.file, claims, asOf) };
  const named = claims.filter(({ claim }) => claim.plan === about.plan && claim.id === about.claim);
  return { waiver, claim: named[0]?.claim ?? null, state: stateOnClaim(waiver, named, asOf) };
};
