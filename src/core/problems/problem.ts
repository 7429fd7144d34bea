/** How bad a problem or a finding is. `error` blocks in enforce mode where it is in scope; the others never do. */
export type Severity = 'error' | 'warning' | 'notice';

/** Where something stands in a user's file. Lines and columns count from 1; the pointer is a JSON pointer (RFC 6901). */
export interface Place {
  /** POSIX path relative to the root of the check; null only where no file exists. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly pointer: string | null;
}

/**
 * Something that could not be read, or that was read and is wrong, told to the user in one sentence: what was seen,
 * and what would be right. Problems are data; nothing in the core throws for a user's mistake.
 */
export interface Problem extends Place {
  /** An id of the rule catalogue, such as `SG102`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

/** The place of a problem that belongs to a whole file. */
export const wholeFile = (file: string): Place => ({ file, line: null, column: null, pointer: null });

/** The place of a problem that belongs to no file. */
export const nowhere: Place = { file: null, line: null, column: null, pointer: null };
