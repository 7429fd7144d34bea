import type { OriginRule } from '../records/originRules.ts';

export { originRules } from '../records/originRules.ts';

/** One field of a record, or one fact of its run, with where it is from; frozen as `schemas/record.v1.json`. */
export interface FieldView {
  readonly value: string | number | boolean;
  /** By what it comes to be this value; null where that is not known. */
  readonly rule: OriginRule | null;
  /** Null where the rule rests on no place in a file. */
  readonly file: string | null;
  /** JSON pointer in the file; of a table, the row below the header and the column. */
  readonly pointer: string | null;
  /** Null where it is not known. */
  readonly line: number | null;
  /** What the number there was multiplied by to give the value. */
  readonly times: number;
}

/** A normalised record, with where each of its fields is from. */
export interface RecordView {
  readonly version: 1;
  readonly run: string;
  readonly task: string;
  readonly metric: string;
  readonly score: number;
  /** Of the file that the score stands in. */
  readonly format: string;
  /** `aggregate` is the mean of a group whose leaves are not in the file. */
  readonly kind: 'measured' | 'aggregate';
  /** Whether it is one of the scores that are judged, or why not: an equal one is, a newer one is, none of several is. */
  readonly status: 'kept' | 'repeated' | 'replaced' | 'contradicting';
  /** The place of the newer one; null unless it is replaced. */
  readonly replacedBy: {
    readonly file: string;
    readonly pointer: string;
    readonly line: number | null;
  } | null;
  /** What is known of the score, by the names of the tidy table; what is not known has no key. */
  readonly fields: Readonly<Record<string, FieldView>>;
  /** What is known of its run. */
  readonly facts: Readonly<Record<string, FieldView>>;
  /** What the artifact says of how it evaluated, by key and shortened; null where it says nothing. */
  readonly configuration: Readonly<Record<string, string>> | null;
}
