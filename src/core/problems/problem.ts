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

/** What makes problems alike. A report has neither cause nor name: they are spent where problems are told as one. */
export interface Alike {
  /** What problems of one rule have in common that one change would mend. Left out, equal words are one cause. */
  readonly cause?: string;
  /** By what this one is told from the others of its cause: `"lab-1b"`. Left out where its file says enough. */
  readonly name?: string;
  /** The fact of a run that cannot be used, or is not there: `flops` of `lab-1b`. Left out of all other problems. */
  readonly fact?: { readonly run: string; readonly name: string };
  /** True where scores stand on no curve for it, so that less is judged than was read. */
  readonly unplaced?: true;
  /** True of scores that contradict each other, of which nothing that was read says why. */
  readonly unexplained?: true;
  /** Further places: what it contradicts, and examples of the others that it stands for. */
  readonly also?: readonly Place[];
}

/**
 * Something that could not be read, or that was read and is wrong, told to the user in one sentence: what was seen,
 * and what would be right. Problems are data; nothing in the core throws for a user's mistake.
 */
export interface Problem extends Place, Alike {
  /** An id of the rule catalogue, such as `SG102`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** How many problems of one cause it stands for; left out for itself alone. */
  readonly count?: number;
}

/** The place of a problem that belongs to a whole file. */
export const wholeFile = (file: string): Place => ({ file, line: null, column: null, pointer: null });

/** The place of a problem that belongs to no file. */
export const nowhere: Place = { file: null, line: null, column: null, pointer: null };

/** What a problem has in common with others that are told as one with it. */
export const causeOf = ({ rule, severity, cause, message }: Problem): string =>
  JSON.stringify([rule, severity, cause === undefined, cause ?? message]);
