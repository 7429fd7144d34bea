import { LOSS } from '../tidy/columns.ts';
import type { ColumnMap, ColumnReference, ScoreColumn } from './columnMap.ts';
import { captureOf, mostExactFirst, withCapture } from './columnPattern.ts';

/** A column of scores, with what it holds. */
export interface PlacedScore extends ColumnReference {
  readonly score: ScoreColumn;
}

/** What each column of one table is read as. */
export interface ColumnRoles {
  /** The columns that name the run together. */
  readonly run: readonly string[];
  /** The column that names the task of a row; null where the column of the score does. */
  readonly task: string | null;
  readonly metric: string | null;
  /** `step`, `params`, `tokens`, `flops`, `date`, `loss:<corpus>`, with the column that states it. */
  readonly numbers: ReadonlyMap<string, ColumnReference>;
  /** Column by factor. */
  readonly factors: ReadonlyMap<string, string>;
  readonly scores: readonly PlacedScore[];
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
  task: score.task === null ? null : withCapture(score.task, capture),
  metric: score.metric === null ? null : withCapture(score.metric, capture),
  stderr: score.stderr === null ? null : withCapture(score.stderr, capture),
  items: score.items === null ? null : withCapture(score.items, capture),
});

/** The loss of a run as a score: its task is the corpus. */
const lossOn = (corpus: string): ScoreColumn => ({
  task: corpus,
  metric: 'loss',
  unit: null,
  stderr: null,
  items: null,
  factors: {},
});

/**
 * Gives every column its role. Facts of the run go first, since they are named one by one; of the patterns that fit a column,
 * the most exact decides, whether it makes the column a score, a loss of a task or one that is not read. A loss of the run may be
 * a score too, and where a table has nothing but losses, they are what it scores.
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

  const named = (key: string, column: string | null): string | null =>
    column !== null && has(key, column) ? column : null;
  const run = map.run.filter((column) => has('run', column));
  const task = named('task', map.task);
  const metric = named('metric', map.metric);
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
  const losses = new Map(
    [...numbers].flatMap(([fact, { column, times }]) =>
      fact.startsWith(LOSS) ? [[column, { corpus: fact.slice(LOSS.length), times }] as const] : [],
    ),
  );
  const hasScores = map.preset !== null || Object.keys(map.scores).length > 0;
  const scores: PlacedScore[] = [];
  const taskLoss = new Map<string, string>();
  const unmapped: string[] = [];
  for (const column of columns) {
    const loss = losses.get(column);
    if (loss !== undefined && !hasScores)
      scores.push({ column, times: loss.times, score: lossOn(loss.corpus) });
    if (used.has(column) && loss === undefined) continue;
    const pattern = patterns.find((one) => captureOf(one, column) !== null);
    const role = pattern === undefined ? undefined : roles.get(pattern);
    const capture = pattern === undefined ? '' : (captureOf(pattern, column) ?? '');
    if (role === undefined) {
      if (!used.has(column)) unmapped.push(column);
    } else if (role.kind === 'score') scores.push({ column, times: 1, score: captured(role.score, capture) });
    else if (role.kind === 'task-loss' && !used.has(column))
      taskLoss.set(withCapture(role.task, capture), column);
  }
  // What goes with a score is not one itself, whatever pattern fits it.
  const beside = new Set(
    scores.flatMap(({ score: { stderr, items } }) => [stderr ?? [], items ?? []].flat()),
  );
  return {
    run,
    task,
    metric,
    numbers,
    factors,
    scores: scores.filter(({ column }) => !beside.has(column)),
    taskLoss,
    unmapped: unmapped.filter((column) => !beside.has(column)),
    missing,
  };
};
