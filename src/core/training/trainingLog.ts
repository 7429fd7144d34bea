/** One row of a training log. */
export interface LogRow {
  /** A whole number of at least 0. */
  readonly step: number;
  /** Training loss, greater than 0; null where the log says that it was no finite number. */
  readonly loss: number | null;
  /** Learning rate at this step; null where the log has none. */
  readonly rate: number | null;
  /** Tokens seen so far; null where the log has none. */
  readonly tokens: number | null;
}

/** The rows of one run from one file, in the order in which they stand there. */
export interface TrainingLog {
  /** The run as the log, its file or the config names it. */
  readonly run: string;
  readonly file: string;
  /** Index of the entry under `training` that named the file: logs that were named together can be held against each other. */
  readonly entry: number;
  readonly rows: readonly LogRow[];
}
