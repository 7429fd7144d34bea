import type { ClaimScale, Expectation } from './claim.ts';

/** What `forecast` is asked: a task at one scale or more, as a claim without a plan. */
export interface Question {
  readonly task: string;
  /** Null where the task has one metric only. */
  readonly metric: string | null;
  readonly where: Readonly<Record<string, string>>;
  /** In the order that the answers are wanted. */
  readonly at: readonly ClaimScale[];
  /** Null to ask for the strongest threshold that the evidence supports. */
  readonly expect: Expectation | null;
  readonly confidence: number;
}
