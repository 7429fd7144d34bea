import { posix } from 'node:path';

/** A row of a table: its cells in order, the same by column, and the last line of text above its table. */
interface Row {
  readonly caption: string;
  readonly cells: readonly string[];
  readonly byColumn: ReadonlyMap<string, string>;
}

const cellsOf = (line: string): readonly string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim().replaceAll('`', ''));

/** The names of columns. Of two that are called alike the second is `NAME (2)`. */
const columnsOf = (line: string): readonly string[] =>
  cellsOf(line).map((name, index, names) => {
    const before = names.slice(0, index).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });

/** Every row of every table of a page. */
const rowsOf = (text: string): readonly Row[] => {
  const rows: Row[] = [];
  let caption = '';
  let columns: readonly string[] | null = null;
  let before: readonly string[] | null = null;
  for (const line of text.split('\n')) {
    if (!/^\|.*\|$/.test(line)) {
      columns = before = null;
      if (/\S/.test(line) && !/^<!-- \/?[\w-]+ -->$/.test(line)) caption = line;
    } else if (/^\|[-:| ]+\|$/.test(line)) columns = before;
    else if (columns === null) before = columnsOf(line);
    else {
      const cells = cellsOf(line);
      const names = columns;
      rows.push({
        caption,
        cells,
        byColumn: new Map(cells.map((cell, index) => [names[index] ?? '', cell])),
      });
    }
  }
  return rows;
};

/** The numbers of a cell as they are written: three in `37 of 52 (71.2%)`. */
const numbersOf = (cell: string): readonly string[] => cell.match(/(?<![\w.])-?\d+(?:\.\d+)?%?/g) ?? [];

/** Decimals of a number as it is written. */
const decimalsOf = (number: string): number => number.replace('%', '').split('.')[1]?.length ?? 0;

/** `14 to 17`, or `14` where both ends read alike. */
const rangeOf = (values: readonly number[], decimals: number): string => {
  const [least, most] = [Math.min(...values).toFixed(decimals), Math.max(...values).toFixed(decimals)];
  return least === most ? least : `${least} to ${most}`;
};

/** The largest standard error, in percent, that these shares of so many independent cases have. */
const errorOf = (shares: readonly number[], cases: number): number =>
  100 * Math.max(...shares.map((share) => Math.sqrt((share * (1 - share)) / cases)));

/** Numbers of cells in a style: `number`, `percent` or `percent of N`. */
const shownAs = (numbers: readonly string[], style: string): string => {
  const isPercent = numbers.some((number) => number.endsWith('%'));
  const values = numbers.map((number) => Number(number.replace('%', '')));
  if (style === 'number') return rangeOf(values, Math.max(...numbers.map(decimalsOf)));
  const shares = values.map((value) => (isPercent ? value / 100 : value));
  const cases = /^percent of (\d+)$/.exec(style)?.[1];
  const error = cases === undefined ? '' : ` (± ${errorOf(shares, Number(cases)).toFixed(1)})`;
  return `${rangeOf(
    shares.map((share) => 100 * share),
    0,
  )}%${error}`;
};

const figure = /<!-- figure ~ ([^>]*?) -->[^<]*<!-- \/figure -->/g;
const limit = /<!-- limit (\w+)\.(\w+)( percent)? -->[^<]*<!-- \/limit -->/g;

/**
 * A page in which every figure in the prose is read from a table, which the run that measured it has written. A figure stands between
 * `<!-- figure ~ COLUMN ~ PART ~ STYLE ~ ROW ; ROW ~ TABLE -->` and `<!-- /figure -->`:
 *
 * - PART counts, from 1, the numbers of a cell such as `0.180 / 0.029`;
 * - STYLE is `number`, as the table has it; `percent`; or `percent of N`, with the standard error that a share of N independent cases has;
 * - ROW is the first cells of the row, as many as it takes to tell it from others, with ` · ` between them. Several rows give the range
 *   of their numbers;
 * - TABLE may be left out. It is `PAGE#CAPTION`: another page, as this one would link it, and words of the last line above the table.
 *
 * A limit that decides stands between `<!-- limit FOLDER.NAME -->`, or `<!-- limit FOLDER.NAME percent -->`, and `<!-- /limit -->`.
 *
 * @param other the text of another page, from the root of the repository
 * @throws where a figure names what no table has, or what two rows have
 */
export const proseFigures = (file: string, text: string, other: (file: string) => string): string => {
  const own = rowsOf(text);
  const read = (column: string, part: string, style: string, names: string, table: string): string => {
    const [page = '', caption = ''] = table.split('#');
    const rows = page === '' ? own : rowsOf(other(posix.join(posix.dirname(file), page)));
    const numbers = names.split(' ; ').map((name) => {
      const found = rows.filter(
        (row) =>
          row.caption.includes(caption) &&
          row.byColumn.has(column) &&
          row.cells.some((_, index) => row.cells.slice(0, index + 1).join(' · ') === name),
      );
      const number = numbersOf(found[0]?.byColumn.get(column) ?? '')[Number(part) - 1];
      if (found.length !== 1 || number === undefined)
        throw new Error(`${file}: ${found.length} rows "${name}" have a number ${part} in "${column}"`);
      return number;
    });
    return shownAs(numbers, style);
  };
  const limits = posix.relative(posix.dirname(file), 'docs/reference/limits.md');
  return text
    .replaceAll(figure, (_, said: string) => {
      const [column = '', part = '', style = '', names = '', table = ''] = said
        .split(' ~ ')
        .map((one) => one.trim());
      return `<!-- figure ~ ${said} -->${read(column, part, style, names, table)}<!-- /figure -->`;
    })
    .replaceAll(limit, (_, folder: string, name: string, percent: string | undefined) => {
      const shown = read('value', '1', percent?.trim() ?? 'number', name, `${limits}#${folder}`);
      return `<!-- limit ${folder}.${name}${percent ?? ''} -->${shown}<!-- /limit -->`;
    });
};
