import type { Unit } from '../../records/unit.ts';

/** What stands in the unit of its column: `times` makes it the plain number (1e9 for billions). */
export interface ColumnReference {
  readonly column: string;
  readonly times: number;
  /** Whether the column holds the logarithm to base 10; left out where it does not. */
  readonly log10?: boolean;
}

/** What a score column holds. `*` in a text stands for what the `*` of the column's pattern matched. */
export interface ScoreColumn {
  /** Null where each row names its own in the map's column of tasks. */
  readonly task: string | null;
  /** Null where each row names its own in the map's column of metrics. */
  readonly metric: string | null;
  /** Null where only a task card says. */
  readonly unit: Unit | null;
  /** Column of the standard error, in the unit of the score. */
  readonly stderr: string | null;
  /** Column of the number of items. */
  readonly items: string | null;
  /** Factor levels that hold for the whole column, such as `n_shot`. */
  readonly factors: Readonly<Record<string, string>>;
}

/** A ready-made map for a kind of table. What the user maps goes before it. */
export type ColumnPreset = 'wandb' | 'leaderboard';

/**
 * What the columns of a table mean: one row a run, or a run and a step, and one column a score; or one row a score, with columns
 * that name its task and metric. Keys of `scores` and `taskLoss`, entries of `ignore` and the columns of a loss are patterns
 * with at most one `*`.
 */
export interface ColumnMap {
  readonly preset: ColumnPreset | null;
  /**
   * The columns that name the run together. Empty: each row is a run of its own, or, where rows are steps or scores, the file is
   * one run.
   */
  readonly run: readonly string[];
  /** The column that names the task of a row. */
  readonly task: string | null;
  /** The column that names the metric of a row. */
  readonly metric: string | null;
  readonly paramsKind: string | null;
  /** `step`, `params`, `tokens`, `flops`, `date` and `loss:<corpus>`. */
  readonly numbers: Readonly<Record<string, ColumnReference>>;
  /** Column by factor. */
  readonly factors: Readonly<Record<string, string>>;
  readonly scores: Readonly<Record<string, ScoreColumn>>;
  /** Task by column: the loss on the task's own answers, which goes with all scores of that task in the row. */
  readonly taskLoss: Readonly<Record<string, string>>;
  readonly ignore: readonly string[];
}

/** A map that maps nothing. */
export const emptyColumnMap: ColumnMap = {
  preset: null,
  run: [],
  task: null,
  metric: null,
  paramsKind: null,
  numbers: {},
  factors: {},
  scores: {},
  taskLoss: {},
  ignore: [],
};
