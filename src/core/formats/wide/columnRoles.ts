import { LOSS } from '../tidy/columns.ts';
import type { ColumnMap, ColumnReference, ScoreColumn } from './columnMap.ts';
import { captureOf, mostExactFirst, withCapture } from './columnPattern.ts';

/** What each column of one table is read as. */
export interface ColumnRoles {
  readonly run: string | null;
  /** `step`, `params`, `tokens`, `flops`, `date`, `loss:<corpus>`, with the column that states it. */
  readonly numbers: ReadonlyMap<string, ColumnReference>;
  /** Column by factor. */
  readonly factors: ReadonlyMap<string, string>;
  readonly scores: readonly { readonly column: string; readonly score: ScoreColumn }[];
  /** Column by task. */
  readonly taskLoss: ReadonlyMap<string, string>;
  /** Columns that no part of the map speaks of. */
  readonly unmapped: readonly string[];
  /** Columns that the map names as facts of a run, with the key that names them, and that the table does not have. */
  readonly missing: readonly { readonly key: string; readonly column: string }[];
}

type Role =
  | { readonly kind: 'score'; readonly score: ScoreColumn }
  | { readonly kind: 'task-loss'; readonly task: string }
  | { readonly kind: 'ignored' };

const captured = (score: ScoreColumn, capture: string): ScoreColumn => ({
  ...score,
  task: withCapture(score.task, capture),
  metric: withCapture(score.metric, capture),
  stderr: score.stderr === null ? null : withCapture(score.stderr, capture),
});

/**
 * Gives every column its role. Facts of the run go first, since they are named one by one; of the patterns that fit a column,
 * the most exact decides, whether it makes the column a score, a loss of a task or one that is not read.
 */
export const columnRoles = (map: ColumnMap, columns: readonly string[]): ColumnRoles => {
  const table = new Set(columns);
  const missing: { key: string; column: string }[] = [];
  const used = new Set<string>();
  const has = (key: string, column: string): boolean => {
    if (table.has(column)) {
      used.add(column);
      return true;
    }
    missing.push({ key, column });
    return false;
  };

  const run = map.run !== null && has('run', map.run) ? map.run : null;
  const numbers = new Map<string, ColumnReference>();
  for (const [fact, reference] of Object.entries(map.numbers)) {
    if (!fact.startsWith(LOSS) || !reference.column.includes('*')) {
      if (has(fact, reference.column)) numbers.set(fact, reference);
      continue;
    }
    for (const column of columns) {
      const capture = captureOf(reference.column, column);
      if (capture === null || used.has(column)) continue;
      used.add(column);
      numbers.set(withCapture(fact, capture), { ...reference, column });
    }
  }
  const factors = new Map<string, string>();
  for (const [factor, column] of Object.entries(map.factors))
    if (has(`factor:${factor}`, column)) factors.set(factor, column);

  const roles = new Map<string, Role>([
    ...map.ignore.map((pattern): [string, Role] => [pattern, { kind: 'ignored' }]),
    ...Object.entries(map.taskLoss).map(([pattern, task]): [string, Role] => [
      pattern,
      { kind: 'task-loss', task },
    ]),
    ...Object.entries(map.scores).map(([pattern, score]): [string, Role] => [
      pattern,
      { kind: 'score', score },
    ]),
  ]);
  const patterns = mostExactFirst([...roles.keys()]);
  const scores: { column: string; score: ScoreColumn }[] = [];
  const taskLoss = new Map<string, string>();
  const unmapped: string[] = [];
  for (const column of columns) {
    if (used.has(column)) continue;
    const pattern = patterns.find((one) => captureOf(one, column) !== null);
    const role = pattern === undefined ? undefined : roles.get(pattern);
    const capture = pattern === undefined ? '' : (captureOf(pattern, column) ?? '');
    if (role === undefined) unmapped.push(column);
    else if (role.kind === 'score') scores.push({ column, score: captured(role.score, capture) });
    else if (role.kind === 'task-loss') taskLoss.set(withCapture(role.task, capture), column);
  }
  const errors = new Set(scores.flatMap(({ score }) => (score.stderr === null ? [] : [score.stderr])));
  return {
    run,
    numbers,
    factors,
    scores: scores.filter(({ column }) => !errors.has(column)),
    taskLoss,
    unmapped: unmapped.filter((column) => !errors.has(column)),
    missing,
  };
};
