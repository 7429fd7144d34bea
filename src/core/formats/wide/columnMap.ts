import type { Unit } from '../../records/unit.ts';

/** What stands in the unit of its column: `times` makes it the plain number (1e9 for billions). */
export interface ColumnReference {
  readonly column: string;
  readonly times: number;
}

/** What a score column holds. `*` in a text stands for what the `*` of the column's pattern matched. */
export interface ScoreColumn {
  readonly task: string;
  readonly metric: string;
  /** Null where only a task card says. */
  readonly unit: Unit | null;
  /** Column of the standard error, in the unit of the score. */
  readonly stderr: string | null;
  /** Factor levels that hold for the whole column, such as `n_shot`. */
  readonly factors: Readonly<Record<string, string>>;
}

/** A ready-made map for a kind of table. What the user maps goes before it. */
export type ColumnPreset = 'wandb' | 'leaderboard';

/**
 * What the columns of a wide table mean: one row a run, or a run and a step, and one column a score. Keys of `scores` and
 * `taskLoss`, entries of `ignore` and the columns of a loss are patterns with at most one `*`.
 */
export interface ColumnMap {
  readonly preset: ColumnPreset | null;
  /** The run's name. Null: the file is one run, and named as the file is without its ending. */
  readonly run: string | null;
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
  run: null,
  paramsKind: null,
  numbers: {},
  factors: {},
  scores: {},
  taskLoss: {},
  ignore: [],
};
