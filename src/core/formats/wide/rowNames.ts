import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { fileStem } from '../openLm/fileStem.ts';
import type { NamePlace } from '../tidy/runLedger.ts';
import type { ColumnMap } from './columnMap.ts';
import type { ColumnProblems } from './columnProblems.ts';
import type { ColumnRoles } from './columnRoles.ts';
import { scaledNumber } from './scaledNumber.ts';
import { wideNumber } from './wideNumber.ts';

/** The name of the run of a row; null for one that does not name it, which is told. */
type NameOf = (row: Readonly<Record<string, unknown>>, index: number) => string | null;

/** How the rows of a table name their runs. */
export interface RowNames {
  readonly nameOf: NameOf;
  readonly place: NamePlace;
}

/** What a row without a name is told apart by, and the letter that the field has for it. */
const SCALES = [
  ['params', 'N'],
  ['tokens', 'D'],
  ['flops', 'C'],
] as const;

/** `1.25e8`: short, and the same for every way to write the number. */
const written = (value: number): string => value.toExponential().replace('e+', 'e');

const textOf = (cell: unknown): string | null =>
  typeof cell === 'string' && cell !== '' ? cell : typeof cell === 'number' ? String(cell) : null;

/** Several columns name a run together: `small (web)`. */
const byColumns = (columns: readonly string[], faults: ColumnProblems): RowNames => ({
  nameOf: (row, index) => {
    const [first, ...others] = columns.flatMap((column) => textOf(member(row, column)) ?? []);
    if (first !== undefined) return others.length === 0 ? first : `${first} (${others.join(', ')})`;
    faults.add(
      'SG105',
      index,
      columns[0] ?? '',
      'This row does not name its run',
      'a name was expected; where each row is a run of its own, leave `run` out of the map',
    );
    return null;
  },
  place: {
    rule: columns.length === 1 ? 'reported' : 'parsed',
    at: `~[self]${jsonPointer(columns[0] ?? '')}`,
  },
});

/** Each row is a run, called by its scale and its factor levels, so that the order of the rows does not matter. */
const byScale = (stem: string, roles: ColumnRoles): RowNames => {
  const taken = new Map<string, number>();
  const scaleOf = (row: Readonly<Record<string, unknown>>, fact: string): number | null => {
    const reference = roles.numbers.get(fact);
    if (reference === undefined) return null;
    const read = wideNumber(member(row, reference.column), { isPercent: false, count: 'plain' });
    return read.kind === 'number' ? scaledNumber(read.value, reference) : null;
  };
  return {
    nameOf: (row, index) => {
      const scales = SCALES.flatMap(([fact, letter]) => {
        const value = scaleOf(row, fact);
        return value === null ? [] : [`${letter}=${written(value)}`];
      });
      // FLOPs follow from the other two mostly, and would make the name long.
      const kept = scales.slice(0, 2);
      const levels = [...roles.factors].flatMap(([factor, column]) => {
        const level = textOf(member(row, column));
        return level === null ? [] : [`${factor}=${level}`];
      });
      const name = [stem, ...(kept.length === 0 ? [`row ${index + 1}`] : kept), ...levels].join(' ');
      const before = taken.get(name) ?? 0;
      taken.set(name, before + 1);
      return before === 0 ? name : `${name} (${before + 1})`;
    },
    place: { rule: 'file-name', at: null },
  };
};

/**
 * How the rows of a table are called: by the columns that the map names; else, where rows are steps or scores of one run, and where
 * there is only one, as the file is; else each is a run of its own.
 *
 * @param ofColumns the run that the columns belong to, in a chart; null where rows name it
 */
export const rowNames = (
  document: Document,
  ofColumns: string | null,
  map: ColumnMap,
  roles: ColumnRoles,
  faults: ColumnProblems,
): RowNames => {
  if (ofColumns !== null) {
    const at = `~[self]${jsonPointer(roles.scores[0]?.column ?? '')}`;
    return { nameOf: () => ofColumns, place: { rule: 'key', at } };
  }
  if (map.run.length > 0)
    return roles.run.length === map.run.length
      ? byColumns(roles.run, faults)
      : { nameOf: () => null, place: { rule: 'file-name', at: null } };
  const stem = fileStem(document.file);
  const rows = Array.isArray(document.value) ? document.value.filter(isObject) : [];
  const isOneRun =
    roles.numbers.has('step') || map.task !== null || map.preset === 'wandb' || rows.length === 1;
  return isOneRun ? { nameOf: () => stem, place: { rule: 'file-name', at: null } } : byScale(stem, roles);
};
