/** What a claim expects of a score, or of a difference of two: at least `min`, at most `max`, or both. At least one is given. */
export interface Expectation {
  readonly min: number | null;
  readonly max: number | null;
  /** As written, for messages: `>= 0.70`. */
  readonly text: string;
}

/** The scale a claim speaks about: any of `flops`, `params`, `tokens` and `loss:<corpus>`, each greater than 0. */
export type ClaimScale = Readonly<Record<string, number>>;

/** One claim of a plan: a task reaches a score at a scale. */
export interface Claim {
  readonly plan: string;
  readonly id: string;
  readonly task: string;
  /** Null where the plan leaves it out: then the task must have one metric only, or a primary one. */
  readonly metric: string | null;
  readonly where: Readonly<Record<string, string>>;
  /**
   * Of a claim about a difference: the factor levels of what is subtracted, which otherwise is at the same levels and the same
   * place; null of a claim about a score.
   */
  readonly minus: Readonly<Record<string, string>> | null;
  readonly at: ClaimScale;
  readonly expect: Expectation;
  /** 0.5 to below 1. */
  readonly confidence: number;
  /** The plan file; null of a claim that stands in none. */
  readonly file: string | null;
  /** JSON pointer of the claim inside the plan file. */
  readonly pointer: string;
  readonly line: number | null;
  readonly column: number | null;
  /** Given of a claim as the target branch has it, where a pull request deletes or weakens it; it stands in no file of the head. */
  readonly side?: 'base';
}

/** A plan file that was read and is valid. */
export interface Plan {
  readonly plan: string;
  readonly file: string;
  readonly owner: string | null;
  /** Globs relative to the repository root. */
  readonly appliesTo: readonly string[];
  readonly claims: readonly Claim[];
}
