import type { Claim } from '../../plans/claim.ts';

/** What a waiver is about: one claim, or the scores that an integrity check distrusts in one file, for all claims. */
export type WaiverSubject =
  | { readonly kind: 'claim'; readonly plan: string; readonly claim: string }
  | { readonly kind: 'evidence'; readonly file: string };

/** A recorded, expiring acceptance of one finding. */
export interface Waiver {
  /** Id of the rule whose finding is accepted. */
  readonly rule: string;
  readonly about: WaiverSubject;
  readonly reason: string;
  /** A record: who may approve is for CODEOWNERS to enforce. */
  readonly approvedBy: string;
  /** The last day on which it counts, YYYY-MM-DD. */
  readonly expires: string;
  /** The fingerprint that was printed with the finding. */
  readonly of: string;
  readonly file: string;
  readonly line: number | null;
}

/**
 * What became of a waiver: it is in use or expired, or it accepts nothing, since no such claim is in force (`no-claim`), the
 * rule does not fire on it (`not-fired`), what it accepted is something else now (`claim-changed`), its forecast lies elsewhere
 * (`value-left`), or another waiver accepts the same (`repeated`).
 */
export type WaiverState =
  | 'used'
  | 'expired'
  | 'no-claim'
  | 'not-fired'
  | 'claim-changed'
  | 'value-left'
  | 'repeated';

/** What a waiver is about, in words: `plan/claim`, or the scores of a file. */
export const subjectWords = ({ about }: Waiver): string =>
  about.kind === 'claim' ? `${about.plan}/${about.claim}` : `the scores of ${about.file}`;

/** A waiver as the rules about waivers see it. */
export interface JudgedWaiver {
  readonly waiver: Waiver;
  readonly state: WaiverState;
  /** The claim that it names; null where no such claim is in force, or where it names none. */
  readonly claim: Claim | null;
}

/** Who accepted it, until when and why, as the report says it of a finding. */
export const waiverWords = ({ approvedBy, expires, reason }: Waiver): string =>
  `${approvedBy} until ${expires} (${reason})`;
