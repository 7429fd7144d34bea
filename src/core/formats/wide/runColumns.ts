/** A table as one or several runs see it: what they call a column, and where it stands. */
export interface RunColumns {
  /** The run whose columns these are; null where each row names its run. */
  readonly run: string | null;
  /** Column in the table by the name without the run. */
  readonly columns: ReadonlyMap<string, string>;
}

const SEPARATOR = ' - ';

/** Bounds of the points that W&B drew one point for. */
const BOUNDS = /__(?:MIN|MAX)$/;

/**
 * Takes apart the columns of a chart that was exported from W&B, `run name - eval/loss` beside `Step`: one group of columns a
 * run. Null where the table is none: where no column, or any but the first, has a name without a run.
 */
export const chartColumns = (columns: readonly string[]): readonly RunColumns[] | null => {
  const [step, ...others] = columns;
  if (step === undefined || others.length === 0 || !others.every((name) => name.includes(SEPARATOR)))
    return null;
  const runs = new Map<string, Map<string, string>>();
  for (const column of others) {
    if (BOUNDS.test(column)) continue;
    const at = column.lastIndexOf(SEPARATOR);
    const run = column.slice(0, at);
    const ofRun = runs.get(run) ?? new Map([[step, step]]);
    ofRun.set(column.slice(at + SEPARATOR.length), column);
    runs.set(run, ofRun);
  }
  return [...runs].map(([run, ofRun]) => ({ run, columns: ofRun }));
};
