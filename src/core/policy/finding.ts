import type { Severity } from '../problems/problem.ts';

/** What a policy rule reports of a claim or of a task. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly task: string | null;
  readonly plan: string | null;
  readonly claim: string | null;
  /** Given where it is about the claim as the target branch has it. */
  readonly side?: 'base';
  readonly file: string | null;
  readonly line: number | null;
  /** Whether it counts for the decision, or stands outside of what this check is asked to judge. */
  readonly inScope: boolean;
  readonly waivedBy: string | null;
}
