import { trainingLimits } from './limits.ts';
import type { LogRow } from './trainingLog.ts';

/** A point at which a run went back to an earlier step. */
export interface Restart {
  readonly step: number;
  /** The last step before it. */
  readonly reached: number;
}

/** The steps that made the final model, in order. */
export interface Trajectory {
  /** Steps rise strictly. */
  readonly rows: readonly LogRow[];
  readonly restarts: readonly Restart[];
  /** Steps go back more often than restarts can explain, so that the order of training is not known. */
  readonly isDisordered: boolean;
}

/**
 * Follows a log from row to row. Where a step goes back, what was logged from that step on is dropped: the run was taken up
 * again from a checkpoint, and what came after it left no trace in the model. Of rows with one step the last counts. O(n).
 */
export const trajectory = (logged: readonly LogRow[]): Trajectory => {
  const rows: LogRow[] = [];
  const restarts: Restart[] = [];
  for (const row of logged) {
    const last = rows.at(-1);
    if (last !== undefined && row.step < last.step) restarts.push({ step: row.step, reached: last.step });
    while (rows.length > 0 && (rows.at(-1)?.step ?? 0) >= row.step) rows.pop();
    rows.push(row);
  }
  return { rows, restarts, isDisordered: restarts.length > trainingLimits.mostRestarts };
};
