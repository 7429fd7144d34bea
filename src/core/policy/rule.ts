import type { Claim } from '../plans/claim.ts';
import type { ClaimAssessment, CurveAssessment } from '../plans/claimAssessment.ts';
import type { RuleDescription } from '../problems/readingRules.ts';
import type { Decision } from './decision.ts';
import type { JudgedLock } from './locks/lock.ts';
import type { PolicyNote } from './policyNote.ts';
import type { TaskSubject } from './taskSubject.ts';
import type { JudgedWaiver } from './waivers/waiver.ts';
import type { WithdrawnSubject } from './withdrawnSubject.ts';

/** A rule that fired: what it means for the decision, and the sentence for people. */
export interface Verdict {
  readonly decision: Decision;
  readonly message: string;
}

/** What every rule states about itself. The files of `policy/rules` own these; the docs and `explain` read them. */
export interface RuleIdentity extends RuleDescription {
  /** `SG` and three digits; unique over the catalogue. */
  readonly id: string;
}

/**
 * A rule about one kind of thing. Rules are independent: each looks at the whole subject, and fires by returning something.
 * A verdict counts for the decision; a sentence warns or tells, and never blocks.
 */
interface RuleAbout<Kind extends string, Subject extends readonly unknown[], Fires> extends RuleIdentity {
  readonly about: Kind;
  evaluate(...subject: Subject): Fires;
}

/** About a claim as it is written, before any curve is looked at. */
export type ClaimRule = RuleAbout<'claim', [claim: Claim, assessment: ClaimAssessment], Verdict | undefined>;

/** About one claim on one curve. The decision is the worst of what such rules return. */
export type CurveRule = RuleAbout<'claim-on-curve', [assessment: CurveAssessment], Verdict | undefined>;

/** About evidence that a change takes from under a claim. It counts for the claim like any other. */
export type WithdrawalRule = RuleAbout<'withdrawal', [subject: WithdrawnSubject], Verdict | undefined>;

/** About a task's trend, without a claim that leans on the task: one sentence for each thing found. */
export type TaskRule = RuleAbout<'task', [subject: TaskSubject], readonly string[]>;

/** About all tasks together: what one cause does to many of them is one finding. */
export type SuiteRule = RuleAbout<'suite', [subjects: readonly TaskSubject[]], readonly string[]>;

/** About a waiver that accepts nothing any more; what it accepted blocks by itself. */
export type WaiverRule = RuleAbout<'waiver', [judged: JudgedWaiver], string | undefined>;

/** About a claim of a locked plan; the claim itself is decided on today's evidence. */
export type LockRule = RuleAbout<'lock', [judged: JudgedLock], string | undefined>;

/** About what a change does to policy; what is in force is not what it changes. */
export type PolicyRule = RuleAbout<'policy', [note: PolicyNote], string | undefined>;

/** Any rule of the registry. */
export type Rule =
  | ClaimRule
  | CurveRule
  | WithdrawalRule
  | TaskRule
  | SuiteRule
  | WaiverRule
  | LockRule
  | PolicyRule;
