/** What an upward move of a loss curve turned out to be. Rows count from 0; rises are in natural logs of the loss. */
export interface Disturbance {
  readonly kind: 'spike' | 'jump' | 'divergence';
  /** The row where it begins. */
  readonly row: number;
  /** The row from which the loss is back; null where it did not come back, or only later than a spike does. */
  readonly backAt: number | null;
  /** Log loss before it. */
  readonly before: number;
  /** Log loss at its highest, of a jump its new level. */
  readonly reached: number;
  /** Local standard deviation of the log loss before it; 0 where the rows before are all alike. */
  readonly scatter: number;
}
