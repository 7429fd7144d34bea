/** One row of HELM's `stats.json`. `count` and `stddev` beside the mean are of trials, not of items, and are not read. */
export interface StatRow {
  readonly metric: string;
  /** '' where the row names none. */
  readonly split: string;
  /** Whether it is of a part of the split only. */
  readonly isPart: boolean;
  /** Whether the inputs were altered for robustness or fairness; each such row repeats a metric. */
  readonly isPerturbed: boolean;
  readonly mean: unknown;
  readonly pointer: string;
}
