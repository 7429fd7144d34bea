/** The kinds of shift, in the order in which one is chosen as the main kind. */
export const shiftKinds = ['direction', 'ranking', 'slope', 'level', 'verdict'] as const;

export type ShiftKind = (typeof shiftKinds)[number];

/** Two levels of which each leads when the same scores are read against another validation loss. */
export interface RankingFlip {
  /** The factor whose levels change places. */
  readonly factor: string;
  /** The level that leads at the first loss of the shift, and the one that leads at the second. */
  readonly levels: readonly [string, string];
  /** By how much each leads at its loss, in the metric's unit, above 0. */
  readonly leads: readonly [number, number];
}

/** A curve that changes across two levels of a factor. */
export interface Shift {
  readonly task: string;
  readonly metric: string;
  readonly factor: string;
  /** The main kind: the gravest of those found. */
  readonly kind: ShiftKind;
  /** All kinds found, the main one included. */
  readonly kinds: readonly ShiftKind[];
  /** The two levels compared; for the factor `validation_corpus` two losses, by corpus. */
  readonly levels: readonly [string, string];
  /** Size of the main kind, in the metric's unit: the second level minus the first for `level`; the smaller lead for `ranking`. */
  readonly effect: number;
  readonly p: number;
  /** p corrected over every pair tested (Benjamini & Hochberg 1995). */
  readonly q: number;
  /** The scales that both levels share, as raw values on the axis, ascending; of a flip, on the first of its two losses. */
  readonly range: readonly [number, number];
  /** What changes places; null unless the factor is `validation_corpus`. */
  readonly flip: RankingFlip | null;
  /** One plain sentence. */
  readonly sentence: string;
}

/** Why a pair of levels could not be compared, or why nothing follows from the comparison. */
export const untestedReasons = [
  'confounded',
  'no-shared-range',
  'too-few-runs',
  'cannot-tell',
  'too-many-levels',
] as const;

export type UntestedReason = (typeof untestedReasons)[number];

/** Two levels of which nothing can be said, and why. */
export interface UntestedPair {
  readonly task: string;
  readonly metric: string;
  readonly factor: string;
  readonly levels: readonly [string, string];
  readonly reason: UntestedReason;
  /** One plain sentence: what was seen, and what would be needed. */
  readonly sentence: string;
  /** Further pairs of this task, metric and factor for which the same reason holds, and that are not named; 0 for most. */
  readonly others: number;
}
