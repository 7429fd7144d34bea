import type { ClaimDecision } from '../decideClaim.ts';
import type { JudgedWaiver, Waiver, WaiverState } from './waiver.ts';
import { matchFingerprint } from './waiverFingerprint.ts';

/** Whether a waiver has run out on a day; it counts on its last day. Dates compare as texts. */
export const hasExpired = ({ expires }: Waiver, asOf: string): boolean => asOf > expires;

const stateOf = (waiver: Waiver, claim: ClaimDecision | null, asOf: string): WaiverState => {
  if (claim === null) return 'no-claim';
  if (hasExpired(waiver, asOf)) return 'expired';
  const fired = claim.everyFired.filter(({ rule }) => rule.id === waiver.rule);
  if (fired.length === 0) return 'not-fired';
  if (fired.some((one) => one.waiver === waiver)) return 'used';
  const matches = fired.map((one) => matchFingerprint(waiver.of, waiver.rule, one.claim, one.onCurve));
  if (matches.includes('fits')) return 'repeated';
  return matches.includes('value-left') ? 'value-left' : 'claim-changed';
};

/** Looks a waiver up in the claims as they were decided. */
export const judgeWaiver = (waiver: Waiver, claims: readonly ClaimDecision[], asOf: string): JudgedWaiver => {
  const claim = claims.find((one) => one.claim.plan === waiver.plan && one.claim.id === waiver.claim) ?? null;
  return { waiver, claim: claim?.claim ?? null, state: stateOf(waiver, claim, asOf) };
};
