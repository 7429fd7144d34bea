const WHOLE = /^\d{1,15}(?:\.0)?$/;

/** Looks at the cells of one column, whether they could be the row numbers of a data frame. */
export interface RowNumbers {
  add(cell: unknown): void;
  /** Whether all cells so far are whole numbers of at least 0. */
  areWhole(): boolean;
  /**
   * Whether they number the rows: each once, in order, sorted otherwise, filtered, or counted from 1; or counted from 0 anew, where frames
   * were put together.
   */
  areOfRows(): boolean;
}

/** No cells so far. */
export const rowNumbers = (): RowNumbers => {
  const seen = new Set<number>();
  let areWhole = true;
  let areEachOnce = true;
  let areCounted = true;
  let previous: number | null = null;
  return {
    add: (cell) => {
      if (!areWhole) return;
      const number = typeof cell === 'string' && WHOLE.test(cell) ? Number(cell) : cell;
      if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) areWhole = false;
      else {
        if (seen.has(number)) areEachOnce = false;
        else seen.add(number);
        if (number !== 0 && number - 1 !== previous) areCounted = false;
        previous = number;
      }
    },
    areWhole: () => areWhole,
    areOfRows: () => areWhole && (areEachOnce || (areCounted && seen.size > 1)),
  };
};
