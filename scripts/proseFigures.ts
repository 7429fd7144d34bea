/** A row of a table: its names, which are the cells before the first number, and its cells by column. */
interface Row {
  readonly name: string;
  readonly cells: ReadonlyMap<string, string>;
}

const cellsOf = (line: string): readonly string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim().replaceAll('`', ''));

const isNumber = (cell: string): boolean => /^-?[\d.]/.test(cell) && !/[a-z]/i.test(cell);

/** Every row of every table of a page. */
const rowsOf = (text: string): readonly Row[] => {
  const rows: Row[] = [];
  let columns: readonly string[] | null = null;
  let before: readonly string[] | null = null;
  for (const line of text.split('\n')) {
    if (!/^\|.*\|$/.test(line)) columns = before = null;
    else if (/^\|[-:| ]+\|$/.test(line)) columns = before;
    else if (columns === null) before = cellsOf(line);
    else {
      const cells = cellsOf(line);
      const first = cells.findIndex(isNumber);
      const names = columns;
      rows.push({
        name: cells.slice(0, first < 0 ? 1 : Math.max(1, first)).join(' · '),
        cells: new Map(cells.map((cell, index) => [names[index] ?? '', cell])),
      });
    }
  }
  return rows;
};

/** Decimals of a number as it is written. */
const decimalsOf = (cell: string): number => cell.split('.')[1]?.length ?? 0;

/** `14 to 17`, or `14` where both ends read alike. */
const rangeOf = (values: readonly number[], decimals: number): string => {
  const [least, most] = [Math.min(...values).toFixed(decimals), Math.max(...values).toFixed(decimals)];
  return least === most ? least : `${least} to ${most}`;
};

const figure = /<!-- figure ~ ([^>]*?) -->[^<]*<!-- \/figure -->/g;

/**
 * A page in which every figure in the prose is read from a table of the same page, which the run that measured it has written. A figure
 * stands between `<!-- figure ~ COLUMN ~ PART ~ STYLE ~ ROW ; ROW -->` and `<!-- /figure -->`:
 *
 * - PART counts, from 1, the numbers of a cell such as `0.180 / 0.029`;
 * - STYLE is `number`, as the table has it; `percent`; or `percent of N`, with the standard error that a share of N independent cases has;
 * - ROW is all cells before the first number, with ` · ` between them. Several rows give the range of their numbers.
 *
 * @throws where a figure names what no table has, or what two rows have
 */
export const proseFigures = (file: string, text: string): string => {
  const rows = rowsOf(text);
  return text.replaceAll(figure, (_, said: string) => {
    const [column = '', part = '', style = '', names = ''] = said.split(' ~ ').map((one) => one.trim());
    const cells = names.split(' ; ').map((name) => {
      const found = rows.filter((row) => row.name === name && row.cells.has(column));
      const numbers = found[0]?.cells.get(column)?.split(' / ') ?? [];
      const cell = numbers[Number(part) - 1];
      if (found.length !== 1 || cell === undefined || !isNumber(cell))
        throw new Error(`${file}: ${found.length} rows "${name}" have a number ${part} in "${column}"`);
      return cell;
    });
    const values = cells.map(Number);
    const decimals = Math.max(...cells.map(decimalsOf));
    const count = /^percent of (\d+)$/.exec(style)?.[1];
    const error =
      count === undefined
        ? ''
        : ` (± ${Math.max(...values.map((p) => 100 * Math.sqrt((p * (1 - p)) / Number(count)))).toFixed(1)})`;
    const shown =
      style === 'number'
        ? rangeOf(values, decimals)
        : `${rangeOf(
            values.map((p) => 100 * p),
            0,
          )}%${error}`;
    return `<!-- figure ~ ${said} -->${shown}<!-- /figure -->`;
  });
};
