import type { Place, Problem } from '../problems/problem.ts';

/** The syntax a document was written in. `table` is CSV with a header row, `lines` is one JSON value a line. */
export type Syntax = 'json' | 'yaml' | 'table' | 'lines';

/**
 * A parsed file. Parsing is fast and keeps no positions; `locate` finds one when a message needs it.
 *
 * - `json`, `yaml`: `value` is the parsed value.
 * - `lines`: `value` is an array with one element a line that is not blank; pointer `/0/score` is a key of the first one.
 * - `table`: `value` is an array of rows, each an object from column name to cell text (always a string, never trimmed
 *   beyond the surrounding blanks; '' for an empty cell); pointer `/0/score` is that column's cell of the first row
 *   below the header.
 *
 * Objects have no prototype surprises: a `__proto__` key is refused by the reader.
 */
export interface Document {
  readonly file: string;
  readonly syntax: Syntax;
  readonly value: unknown;
  /** The column names in order, for `table` only; empty otherwise. */
  readonly columns: readonly string[];
  /** The place of the value at a JSON pointer, or of its key where `of` is 'key'. Never fails: falls back to the nearest
   * ancestor that exists. */
  locate(pointer: string, of?: 'key' | 'value'): Place;
}

/** What reading a text gives: a document with the problems met on the way, or only problems. */
export type Reading =
  | { readonly kind: 'document'; readonly document: Document; readonly problems: readonly Problem[] }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] };

/** Bounds on what is read of one file, and on how many files. */
export interface ReadingLimits {
  /** Largest file, in bytes. */
  readonly bytes: number;
  /** Deepest nesting of objects and arrays. */
  readonly depth: number;
  /** Most files, over all evidence. */
  readonly files: number;
}
