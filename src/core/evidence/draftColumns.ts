import type { Document } from '../documents/document.ts';
import { emptyColumnMap } from '../formats/wide/columnMap.ts';
import { columnRoles } from '../formats/wide/columnRoles.ts';
import { numericColumns } from '../formats/wide/numericColumns.ts';
import { presetMap } from '../formats/wide/presetMap.ts';
import { chartColumns } from '../formats/wide/runColumns.ts';
import { shippedTaskCards } from '../tasks/shippedTaskCards.ts';

/** Score columns that a draft maps one by one; the user goes on from there. */
const MOST_DRAFTED = 8;

const RUN = /^(?:model(?:[ _]name)?|fullname|run(?:[ _]?(?:name|id))?|name|checkpoint)$/i;
const STEP = /^(?:_?step|(?:trainer|train)\/global_step|global_step)$/i;
const SCALES: readonly (readonly [string, RegExp])[] = [
  ['params', /param|model size/i],
  ['tokens', /token|data size/i],
  ['flops', /flops/i],
];
const UNITS: Readonly<Record<string, string>> = { K: '1e3', M: '1e6', B: '1e9', T: '1e12' };
const UNIT = /\((?:([KMBT])|1E(\d{1,2}))\)$/i;

/** Names that leaderboards give to tasks, beside the tasks' own. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  arc: 'arc_challenge',
  arc_c: 'arc_challenge',
  arc_e: 'arc_easy',
};

const tasks = new Set(shippedTaskCards.map(({ task }) => task));

/** The task that a column's name is another spelling of: `ARC-C`, `HellaSwag`; null where no card knows it. */
const taskOf = (column: string): string | null => {
  const name = column.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  const task = OTHER_NAMES[name] ?? name;
  return tasks.has(task) ? task : null;
};

/** A key or value of a one-line YAML map. */
const written = (text: string): string => (/^[\w./]*[a-z][\w./]*$/i.test(text) ? text : JSON.stringify(text));

/** Whether the preset for W&B finds scores in a table. */
const presetCovers = (document: Document): boolean => {
  const map = presetMap({ ...emptyColumnMap, preset: 'wandb' }, new Set(document.columns));
  return columnRoles(map, document.columns).scores.length > 0 || chartColumns(document.columns) !== null;
};

/** A column map that was made up from the names of the columns. */
export interface DraftedColumns {
  /** One line of YAML, to paste under `evidence`. */
  readonly line: string;
  /** Whether the scores are columns that name a known task, or that the preset knows: else they are any columns of numbers. */
  readonly isKnown: boolean;
}

/**
 * A column map for a wide table: the columns of the run and of its scale by their names, and those columns of scores that name a
 * known task. The metric is a guess that the user has to look at.
 */
export const draftColumns = (document: Document): DraftedColumns => {
  const numeric = numericColumns(document, document.columns);
  const names = numeric.filter((name) => taskOf(name) !== null);
  if (names.length === 0 && presetCovers(document)) return { line: 'preset: wandb', isKnown: true };
  const entries: string[] = [];
  const run = document.columns.find((name) => RUN.test(name));
  if (run !== undefined) entries.push(`run: ${written(run)}`);
  const step = numeric.find((name) => STEP.test(name));
  if (step !== undefined) entries.push(`step: ${written(step)}`);
  const used = new Set([run, step]);
  for (const [fact, pattern] of SCALES) {
    const column = numeric.find((name) => pattern.test(name) && !used.has(name));
    if (column === undefined) continue;
    used.add(column);
    const [, letter, exponent] = UNIT.exec(column) ?? [];
    const times =
      letter === undefined ? (exponent === undefined ? null : `1e${exponent}`) : UNITS[letter.toUpperCase()];
    const value = times == null ? written(column) : `{ column: ${written(column)}, times: ${times} }`;
    entries.push(`${fact}: ${value}`);
  }
  const left = numeric.filter((name) => !used.has(name));
  const known = left.filter((name) => taskOf(name) !== null);
  const scores = (known.length > 0 ? known : left).slice(0, MOST_DRAFTED).map((name) => {
    const task = taskOf(name) ?? name;
    return `${written(name)}: { task: ${written(task)}, metric: acc }`;
  });
  entries.push(`scores: { ${scores.join(', ')} }`);
  return { line: `columns: { ${entries.join(', ')} }`, isKnown: known.length > 0 };
};
