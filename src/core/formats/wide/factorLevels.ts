type Row = Readonly<Record<string, unknown>>;
type Levels = Readonly<Record<string, string>>;

/**
 * The factor levels of a row, with those that hold for the whole column. Equal ones are one object, which a large table would
 * otherwise hold once a score.
 */
export const factorLevels = (
  factors: ReadonlyMap<string, string>,
  at: (column: string) => string,
): ((row: Row, ofColumn: Levels) => Levels) => {
  const known = new Map<string, Levels>();
  return (row, ofColumn) => {
    const levels: [string, string][] = [];
    for (const [factor, column] of factors) {
      const cell = row[at(column)];
      if (typeof cell === 'string' ? cell !== '' : typeof cell === 'number' || typeof cell === 'boolean')
        levels.push([factor, String(cell)]);
    }
    const all = { ...ofColumn, ...Object.fromEntries(levels) };
    const key = JSON.stringify(all);
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, all);
    return all;
  };
};
