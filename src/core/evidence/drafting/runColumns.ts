import type { Document } from '../../documents/document.ts';
import { member } from '../../documents/member.ts';
import { isIndexColumn } from '../../documents/table/isIndexColumn.ts';
import { type ColumnFacts, draftRows } from './columnFacts.ts';

/** What a run is called by, the likeliest first. */
const RUN_NAMES: readonly RegExp[] = [
  /^(?:model|fullname|run|run[ _]?name|model[ _]?name)$/i,
  /^(?:name|experiment|exp(?:_name)?|checkpoint|ckpt|eval[ _]name|model[ _]?id|run[ _]?id|id|label|system)$/i,
];

/** What tells two runs of one name apart, the likeliest first. */
const APART: readonly RegExp[] = [
  /^(?:data(?:set)?|corpus|recipe|mix(?:ture)?|pretraining[ _](?:data|corpus))$/i,
  /seed/i,
  /^(?:revision|precision|variant|version|type|size|params?|tokens?)/i,
];

/** Columns that name one run at most. */
const MOST_COLUMNS = 4;

const rank = (patterns: readonly RegExp[], name: string): number => {
  const found = patterns.findIndex((pattern) => pattern.test(name));
  return found < 0 ? patterns.length : found;
};

/** How many rows of a table have a name of their own under some columns. */
export const distinctRows = (document: Document, columns: readonly string[]): number =>
  new Set(draftRows(document).map((row) => JSON.stringify(columns.map((column) => member(row, column)))))
    .size;

/**
 * The columns that name a run together, so that no two rows have one name; empty where no column is a name. The first is the one
 * that is called as people call it, or any text that no two rows share.
 *
 * @param beside columns that tell the rows of one run apart, as its step does
 * @param free columns that may be taken: none that is a score
 */
export const runColumns = (
  document: Document,
  columns: readonly ColumnFacts[],
  beside: readonly string[],
  free: (column: ColumnFacts) => boolean,
): readonly string[] => {
  const rows = draftRows(document).length;
  const candidates = columns.filter(
    (column) =>
      column.kind !== 'blank' && !beside.includes(column.name) && !isIndexColumn(document, column.name),
  );
  const named = candidates
    .filter(({ name, filled }) => rank(RUN_NAMES, name) < RUN_NAMES.length && filled === rows)
    .filter(
      ({ name, kind, distinct }) =>
        kind === 'text' || (/^(?:run|id|run[ _]?id|exp)/i.test(name) && distinct > 1),
    )
    .toSorted((a, b) => rank(RUN_NAMES, a.name) - rank(RUN_NAMES, b.name));
  const anyText = candidates.find(
    ({ kind, filled, distinct }) => kind === 'text' && filled === rows && distinct === rows,
  );
  const first = named[0] ?? (beside.length === 0 ? anyText : undefined);
  if (first === undefined) return [];
  const chosen = [first.name];
  const others = candidates
    .filter(
      (column) =>
        column.name !== first.name && column.distinct > 1 && (column.kind === 'text' || free(column)),
    )
    .toSorted(
      (a, b) =>
        rank(APART, a.name) - rank(APART, b.name) || (a.kind === b.kind ? 0 : a.kind === 'text' ? -1 : 1),
    );
  let known = distinctRows(document, [...beside, ...chosen]);
  while (known < rows && chosen.length < MOST_COLUMNS) {
    const left = others.filter(({ name }) => !chosen.includes(name));
    const whole = left.find(({ name }) => distinctRows(document, [...beside, ...chosen, name]) === rows);
    const next =
      whole ?? left.find(({ name }) => distinctRows(document, [...beside, ...chosen, name]) > known);
    if (next === undefined) break;
    chosen.push(next.name);
    known = distinctRows(document, [...beside, ...chosen]);
  }
  return chosen;
};
