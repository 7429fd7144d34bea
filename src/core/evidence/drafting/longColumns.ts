import type { Document } from '../../documents/document.ts';
import { member } from '../../documents/member.ts';
import { wideNumber } from '../../formats/wide/wideNumber.ts';
import type { Unit } from '../../records/unit.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import { type ColumnFacts, draftRows } from './columnFacts.ts';
import { draftedScore, isStandardError } from './draftedScore.ts';
import { distinctRows, runColumns } from './runColumns.ts';

/** The columns of a table with one score a row. */
export interface LongColumns {
  readonly run: readonly string[];
  readonly task: string;
  /** Null where the column of the score is called by its metric. */
  readonly metric: string | null;
  readonly scores: readonly {
    readonly column: string;
    readonly metric: string | null;
    readonly unit: Unit | null;
  }[];
  readonly stderr: string | null;
  readonly items: string | null;
  /** Columns that tell scores of one run, task and metric apart. */
  readonly factors: readonly { readonly name: string; readonly column: string }[];
}

const TASK =
  /^(?:tasks?|task[ _]?name|data[ _]?sets?|dataset[ _]?name|bench(?:mark)?s?|benchmark[ _]?name|evals?|evaluation|eval[ _]?name|suite|subset|subtask|subject|test(?:[ _]?set)?)$/i;
const METRIC = /^(?:metrics?|metric[ _]?name|measure|score[ _]?(?:name|type))$/i;
const SCORE = /^(?:values?|scores?|results?|metric[ _]?value|performance|primary[ _]score|mean)$/i;
const ERROR = /^(?:std[ _]?err(?:or)?|stderr|se|sem|standard[ _]error|error)$/i;
const ITEMS =
  /^(?:n|count|num[ _]?(?:samples|examples|items|docs|instances)|n[ _]?samples|samples|items|examples)$/i;
const SHOTS = /^(?:n(?:um)?[ _]?(?:few[ _]?)?shots?|shots?|few[ _]?shots?)$/i;
const MOST_FACTORS = 3;

const numberIn = (cell: unknown): readonly number[] => {
  const read = wideNumber(cell, { isPercent: true, count: 'no' });
  return read.kind === 'number' ? [read.value] : [];
};

/** The unit of all scores of a column; null where it is none for all of them. */
const unitOf = (
  document: Document,
  score: ColumnFacts,
  metric: string | null,
  named: string | null,
): Unit | null => {
  if (score.isSigned) return 'percent';
  const metrics =
    metric === null
      ? [named ?? '']
      : [...new Set(draftRows(document).map((row) => String(member(row, metric))))];
  // Of a metric that is known to have no bounds, the unit of the column says nothing.
  const isBounded = (one: string): boolean => metricFacts(one)?.range !== null;
  const rows =
    metric === null ? null : draftRows(document).filter((row) => isBounded(String(member(row, metric))));
  const numbers = rows === null ? null : rows.flatMap((row) => numberIn(member(row, score.name)));
  if (!metrics.some(isBounded)) return null;
  const [least, most] =
    numbers === null
      ? [score.least, score.most]
      : [numbers.reduce((a, b) => Math.min(a, b), 0), numbers.reduce((a, b) => Math.max(a, b), 0)];
  if (most <= 1) return null;
  return least < 0 || most > 100 ? 'unbounded' : 'percent';
};

/**
 * Finds that a table has one score a row: a text column that names the task, and columns of numbers that are called `value`, or by
 * a metric, beside none that is called by a task. Null for another table.
 *
 * @param size the column of the parameters, which names runs where nothing else does
 */
export const longColumns = (
  document: Document,
  columns: readonly ColumnFacts[],
  size: ColumnFacts | null,
): LongColumns | null => {
  const task = columns.find(({ name, kind }) => kind === 'text' && TASK.test(name));
  if (task === undefined) return null;
  const metric = columns.find(({ name, kind }) => kind === 'text' && METRIC.test(name)) ?? null;
  const numbers = columns.filter(({ kind, name }) => kind === 'number' && !isStandardError(name));
  const valued = numbers.find(({ name }) => SCORE.test(name));
  const byMetric = numbers.filter(
    ({ name }) => metricFacts(name.replaceAll(' ', '_')) !== null && !/loss/i.test(name),
  );
  const scores = metric === null && byMetric.length > 0 ? byMetric : valued === undefined ? [] : [valued];
  const [first] = scores;
  if (first === undefined) return null;
  const isOfTasks = numbers.some(
    (facts) => !scores.includes(facts) && draftedScore(facts)?.isKnown === true && !byMetric.includes(facts),
  );
  if (isOfTasks) return null;
  const named = (pattern: RegExp): string | null =>
    columns.find(({ name, kind }) => kind === 'number' && pattern.test(name))?.name ?? null;
  const stderr =
    named(ERROR) ??
    columns.find(({ name, kind }) => kind === 'number' && isStandardError(name))?.name ??
    null;
  const items =
    columns.find(({ name, areWhole, least }) => ITEMS.test(name) && areWhole && least >= 1)?.name ?? null;
  const taken = new Set([task.name, metric?.name, stderr, items, ...scores.map(({ name }) => name)]);
  const left = columns.filter(({ name, kind }) => kind !== 'blank' && !taken.has(name));
  const [called] = runColumns(document, left, [], () => false);
  const parts = [...(size === null ? [] : [size]), ...left.filter(({ kind }) => kind === 'text')];
  const runs =
    called === undefined ? parts.filter(({ distinct }) => distinct > 1).map(({ name }) => name) : [called];
  const key = [...runs, task.name, ...(metric === null ? [] : [metric.name])];
  const factors: { name: string; column: string }[] = [];
  const rows = draftRows(document).length;
  const apart = [
    ...left.filter(({ name }) => SHOTS.test(name)),
    ...left.filter(({ name, kind }) => kind === 'text' && !runs.includes(name)),
    ...left.filter(({ name }) => /seed/i.test(name)),
  ].filter(({ distinct }) => distinct > 1);
  let known = distinctRows(document, key);
  for (const { name } of apart) {
    if (known === rows || factors.length >= MOST_FACTORS) break;
    const more = distinctRows(document, [...key, name]);
    if (more <= known) continue;
    key.push(name);
    known = more;
    if (/seed/i.test(name)) runs.push(name);
    else
      factors.push({
        name: SHOTS.test(name) ? 'n_shot' : name.trim().replaceAll(/[^A-Za-z0-9_]+/g, '_'),
        column: name,
      });
  }
  return {
    run: runs,
    task: task.name,
    metric: metric?.name ?? null,
    scores: scores.map((facts) => {
      const own =
        metric !== null
          ? null
          : SCORE.test(facts.name)
            ? 'acc'
            : facts.name.trim().replaceAll(' ', '_').toLowerCase();
      return { column: facts.name, metric: own, unit: unitOf(document, facts, metric?.name ?? null, own) };
    }),
    stderr,
    items,
    factors,
  };
};
