import { member } from '../../documents/member.ts';

type Levels = Readonly<Record<string, string>>;

/**
 * The factor levels of a row, with those that hold for the whole column. Equal ones are one object, which a large table would
 * otherwise hold once a score, and a row is looked at once for all its scores.
 */
export const factorLevels = (
  factors: ReadonlyMap<string, string>,
): ((row: unknown, ofColumn: Levels) => Levels) => {
  const known = new Map<string, { readonly levels: Levels; readonly byColumn: Map<Levels, Levels> }>();
  const ofRow = (row: unknown) => {
    const levels: [string, string][] = [];
    for (const [factor, column] of factors) {
      const cell = member(row, column);
      if (typeof cell === 'string' ? cell !== '' : typeof cell === 'number' || typeof cell === 'boolean')
        levels.push([factor, String(cell)]);
    }
    const key = JSON.stringify(levels);
    const entry = known.get(key) ?? { levels: Object.fromEntries(levels), byColumn: new Map() };
    known.set(key, entry);
    return entry;
  };
  let last: { readonly row: unknown; readonly entry: ReturnType<typeof ofRow> } | null = null;
  return (row, ofColumn) => {
    if (last === null || last.row !== row) last = { row, entry: ofRow(row) };
    const { levels, byColumn } = last.entry;
    const before = byColumn.get(ofColumn);
    if (before !== undefined) return before;
    const all = { ...ofColumn, ...levels };
    byColumn.set(ofColumn, all);
    return all;
  };
};
