/** The kinds of shift, in the order in which one is chosen as the main kind. */
export const shiftKinds = ['direction', 'ranking', 'slope', 'level', 'verdict'] as const;

export type ShiftKind = (typeof shiftKinds)[number];

/** A curve that changes across two levels of a factor. */
export interface Shift {
  readonly task: string;
  readonly metric: string;
  readonly factor: string;
  /** The main kind: the gravest of those found. */
  readonly kind: ShiftKind;
  /** All kinds found, the main one included. */
  readonly kinds: readonly ShiftKind[];
  /** The two levels compared. */
  readonly levels: readonly [string, string];
  /** Size of the main kind, in the metric's unit: the second level minus the first for `level`. */
  readonly effect: number;
  readonly p: number;
  /** p corrected over every pair tested (Benjamini & Hochberg 1995). */
  readonly q: number;
  /** The scales that both levels share, as raw values on the axis, ascending. */
  readonly range: readonly [number, number];
  /** One plain sentence. */
  readonly sentence: string;
}

/** A pair of levels that could not be compared, and why. */
export interface UntestedPair {
  readonly task: string;
  readonly metric: string;
  readonly factor: string;
  readonly levels: readonly [string, string];
  /** `too-few-runs`, `no-shared-range`, `confounded`. */
  readonly reason: string;
  /** One plain sentence: what was seen, and what would be needed. */
  readonly sentence: string;
}
