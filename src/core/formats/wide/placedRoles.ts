import type { ColumnReference } from './columnMap.ts';
import type { ColumnRoles } from './columnRoles.ts';

/** The roles of the columns that one run sees, with the columns as the table calls them. */
export const placedRoles = (roles: ColumnRoles, at: (column: string) => string): ColumnRoles => {
  const placed = <Reference extends ColumnReference>(reference: Reference): Reference => ({
    ...reference,
    column: at(reference.column),
  });
  const optional = (column: string | null): string | null => (column === null ? null : at(column));
  return {
    run: roles.run.map(at),
    task: optional(roles.task),
    metric: optional(roles.metric),
    numbers: new Map([...roles.numbers].map(([fact, reference]) => [fact, placed(reference)])),
    factors: new Map([...roles.factors].map(([factor, column]) => [factor, at(column)])),
    scores: roles.scores.map(({ score, ...reference }) => ({
      ...placed(reference),
      score: { ...score, stderr: optional(score.stderr), items: optional(score.items) },
    })),
    taskLoss: new Map([...roles.taskLoss].map(([task, column]) => [task, at(column)])),
    unmapped: roles.unmapped.map(at),
    missing: roles.missing,
  };
};
