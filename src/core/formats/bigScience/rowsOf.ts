import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import type { Origin } from '../../records/origin.ts';
import { originAt } from '../../records/origins.ts';

/** One row of a result, in whichever arrangement it stands. */
export interface BigScienceRow {
  readonly task: string | null;
  readonly prompt: string | null;
  /** When it was made, in milliseconds since 1970; null where the arrangement does not say. */
  readonly date: number | null;
  readonly metrics: unknown;
  readonly pointer: string;
  /** Where the task and the prompt stand. */
  readonly places: { readonly task: Origin; readonly prompt: Origin };
}

const inRow = {
  task: originAt('task', 'reported', '~[row]/task_name'),
  prompt: originAt('factor:prompt', 'reported', '~[row]/prompt_name'),
};
const inKey = {
  task: originAt('task', 'key', '~[row]'),
  prompt: originAt('factor:prompt', 'key', '~[row]'),
};

/** `2022-07-14-10-03-25`: the key under which a merged file holds one invocation. */
const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)$/;

const dateOf = (key: string): number | null => {
  const match = TIMESTAMP.exec(key);
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const listed = (results: readonly unknown[]): readonly BigScienceRow[] =>
  results.map((metrics, index) => ({
    task: textOf(member(metrics, 'task_name')),
    prompt: textOf(member(metrics, 'prompt_name')),
    date: null,
    metrics,
    pointer: jsonPointer('results', index),
    places: inRow,
  }));

const holdsNumber = (row: unknown): boolean =>
  isObject(row) && Object.values(row).some((value) => typeof value === 'number');

/** `{"copa+best option": {acc: …}}`: task and prompt stand in the key, and mostly in the row too. */
const tabled = (table: Readonly<Record<string, unknown>>): readonly BigScienceRow[] =>
  Object.entries(table).map(([key, metrics]) => {
    const plus = key.indexOf('+');
    const stated = {
      task: textOf(member(metrics, 'task_name')),
      prompt: textOf(member(metrics, 'prompt_name')),
    };
    return {
      task: stated.task ?? textOf(plus < 0 ? key : key.slice(0, plus)),
      prompt: stated.prompt ?? textOf(plus < 0 ? null : key.slice(plus + 1)),
      date: null,
      metrics,
      pointer: jsonPointer('table_results', key),
      places: {
        task: stated.task === null ? inKey.task : inRow.task,
        prompt: stated.prompt === null ? inKey.prompt : inRow.prompt,
      },
    };
  });

/** Whether every value is an object of invocations, keyed by their time. */
const isMerged = (value: unknown): value is Readonly<Record<string, Readonly<Record<string, unknown>>>> => {
  const tasks = isObject(value) ? Object.values(value) : [];
  return (
    tasks.length > 0 &&
    tasks.every((task) => {
      const keys = isObject(task) ? Object.keys(task) : [];
      return keys.length > 0 && keys.every((key) => TIMESTAMP.test(key));
    })
  );
};

const merged = (
  tasks: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  pointer: string,
): readonly BigScienceRow[] =>
  Object.entries(tasks).flatMap(([task, invocations]) =>
    Object.entries(invocations).map(([time, metrics]) => ({
      task,
      prompt: null,
      date: dateOf(time),
      metrics,
      pointer: `${pointer}${jsonPointer(task, time)}`,
      places: { task: originAt('task', 'key', `${pointer}${jsonPointer(task)}`), prompt: inKey.prompt },
    })),
  );

/** A list of results of another program names no task in its rows; an empty one is told by the harness's config. */
const isListOfRows = (root: unknown, results: unknown): results is readonly unknown[] =>
  Array.isArray(results) &&
  (results.some((row) => typeof member(row, 'task_name') === 'string' && isObject(row)) ||
    (results.length === 0 && member(member(root, 'config'), 'bootstrap_iters') !== undefined));

/**
 * The rows of a BigScience result; null where the document is none. It is a list under `results`, a table under
 * `table_results`, or, merged from several invocations, an object by task and time. Where the list and the table stand
 * together they hold the same scores, and the list is read.
 */
export const rowsOf = (root: unknown): readonly BigScienceRow[] | null => {
  const results = member(root, 'results');
  const table = member(root, 'table_results');
  if (isListOfRows(root, results)) return listed(results);
  if (isObject(table) && Object.values(table).some(holdsNumber)) return tabled(table);
  if (isMerged(results)) return merged(results, '/results');
  return isMerged(root) ? merged(root, '') : null;
};
