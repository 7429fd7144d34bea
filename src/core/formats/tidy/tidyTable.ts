import { boundedProblems, MOST_PROBLEMS_OF_A_RULE } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { isIndexColumn } from '../../documents/table/isIndexColumn.ts';
import type { Origin } from '../../records/origin.ts';
import { noOrigins, type Origins, originAt, withOrigin, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord, Source } from '../../records/scoreRecord.ts';
import { didYouMean } from '../../text/nearestName.ts';
import type { ArtifactReading, Format } from '../format.ts';
import { type Cells, cellsOf, isBlank } from './cells.ts';
import { FACTOR, isKnownColumn, plainColumns, requiredColumns } from './columns.ts';
import { documentColumns } from './documentColumns.ts';
import { isRunNumber, runLedger } from './runLedger.ts';
import { showsTidyTable } from './showsTidyTable.ts';

const rowsOf = (document: Document): readonly unknown[] =>
  Array.isArray(document.value) ? document.value : [];

const isNotNegative = (value: number): boolean => value >= 0;
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

const isZero = (cell: unknown): boolean => !isBlank(cell) && Number(cell) === 0;

type Row = Readonly<Record<string, unknown>>;

/**
 * The columns of each row that pass a test. In a table they are the same for all rows; lines have keys of their own, and
 * asking every line for the keys of all others would take the square of their number.
 */
const columnsPassing = (
  document: Document,
  test: (column: string) => boolean,
): ((row: Row) => readonly string[]) => {
  const ofTable = document.columns.filter(test);
  return document.syntax === 'table' ? () => ofTable : (row) => Object.keys(row).filter(test);
};

const ofRow = withOrigins(noOrigins, [
  originAt('run', 'reported', '~[row]/run'),
  originAt('task', 'reported', '~[row]/task'),
  originAt('metric', 'reported', '~[row]/metric'),
  originAt('score', 'reported', '~[self]'),
]);
const ofStep = originAt('run', 'parsed', '~[row]/run');
const ofError = originAt('stderr', 'reported', '~[row]/stderr');
const ofItems = originAt('n', 'reported', '~[row]/n');
const ofChance = originAt('chance', 'reported', '~[row]/chance');
const ofDirection = originAt('higher_is_better', 'reported', '~[row]/higher_is_better');
const ofLoss = originAt('task_loss', 'reported', '~[row]/task_loss');
const ofDate = originAt('date', 'parsed', '~[row]/date');

/** What rows that agree in some of the factor columns share. */
interface LevelNode {
  readonly byCell: Map<unknown, LevelNode>;
  levels: RowLevels | null;
}

/** The factor levels of a row, and the origins of these and of all that every row has. */
interface RowLevels {
  readonly factors: Readonly<Record<string, string>>;
  readonly origins: Origins;
}

const nextNode = (nodes: Map<unknown, LevelNode>, cell: unknown): LevelNode => {
  const known = nodes.get(cell);
  if (known !== undefined) return known;
  const node: LevelNode = { byCell: new Map(), levels: null };
  nodes.set(cell, node);
  return node;
};

/** Gives rows with equal factor levels one object, which a million rows would otherwise each have. */
const factorReader = (document: Document, cells: Cells) => {
  const columnsOfRow = columnsPassing(document, (name) => isKnownColumn(name) && name.startsWith(FACTOR));
  const roots = new Map<unknown, LevelNode>();
  const read = (row: Row, index: number, columns: readonly string[]): RowLevels => {
    const levels: [string, string][] = [];
    const places: Origin[] = [];
    for (const column of columns) {
      const cell = row[column];
      if (isBlank(cell)) continue;
      const level =
        typeof cell === 'number' || typeof cell === 'boolean'
          ? String(cell)
          : cells.text(cell, index, column);
      if (level === null) continue;
      levels.push([column.slice(FACTOR.length), level]);
      places.push(originAt(column, 'reported', `~[row]${jsonPointer(column)}`));
    }
    return { factors: Object.fromEntries(levels), origins: withOrigins(ofRow, places) };
  };
  return (row: Row, index: number): RowLevels => {
    const columns = columnsOfRow(row);
    // The columns of a table are the same for all rows; lines that have them in another order start from another root.
    const start = document.syntax === 'table' ? '' : columns.join('\u0000');
    let node = nextNode(roots, start);
    for (const column of columns) node = nextNode(node.byCell, row[column]);
    node.levels ??= read(row, index, columns);
    return node.levels;
  };
};

const readRows = (document: Document): ArtifactReading => {
  const { file } = document;
  const problems = boundedProblems(file);
  const cells = cellsOf(document, problems);
  const columns = documentColumns(document);
  const unknown = [...columns].filter(([name]) => !isKnownColumn(name) && !isIndexColumn(document, name));
  for (const [index, [name, row]] of unknown.entries()) {
    const what = document.syntax === 'table' ? 'column' : 'key';
    const meant = index < MOST_PROBLEMS_OF_A_RULE ? didYouMean(name, plainColumns) : '';
    const message = `The ${what} ${quoteText(name)} does not belong to a tidy table and was not read.${meant}`;
    problems.add('SG105', () => document.locate(jsonPointer(row, name), 'key'), message);
  }
  const missing = requiredColumns.filter((name) => !columns.has(name));
  if (missing.length > 0) {
    const message = `The table has no column ${missing.join(', ')}, so none of its rows is a score.`;
    problems.add('SG105', () => document.locate(''), message);
    return { records: [], runs: [], problems: problems.all() };
  }

  const ledger = runLedger(file, cells);
  const runNumbers = columnsPassing(document, (name) => isKnownColumn(name) && isRunNumber(name));
  const levelsOf = factorReader(document, cells);
  const records: ScoreRecord[] = [];
  // A cell is a text of its own. Of a million rows that name a hundred tasks, a hundred texts are kept.
  const names = new Map<string, string>();
  const named = (name: string): string => {
    const known = names.get(name);
    if (known === undefined) names.set(name, name);
    return known ?? name;
  };
  const required = (row: Row, index: number, column: string): string | null => {
    const text = cells.text(row[column], index, column);
    if (text === null && isBlank(row[column])) {
      cells.complain('SG105', index, column, `This row has no ${column}, so it is left out.`);
    }
    return text;
  };
  for (const [index, row] of rowsOf(document).entries()) {
    if (!isObject(row)) {
      const message = 'This line is not an object; a row of the tidy table was expected. It is left out.';
      problems.add('SG105', () => document.locate(jsonPointer(index)), message);
      continue;
    }
    const run = required(row, index, 'run');
    const task = required(row, index, 'task');
    const metric = required(row, index, 'metric');
    if (isBlank(row.score))
      cells.complain('SG110', index, 'score', 'This row has no score, so it is left out.');
    const score = cells.number(row.score, index, 'score');
    if (run === null) continue;
    // A row without a usable score may still say how large its run is.
    const id = ledger.enter(row, index, run, runNumbers(row));
    if (task === null || metric === null || score === null) continue;
    const standardError = cells.bounded(
      row.stderr,
      index,
      'stderr',
      isNotNegative,
      'a standard error of at least 0',
    );
    const items = cells.bounded(row.n, index, 'n', isCount, 'a whole number of at least 1');
    // Nothing was asked: the cell is told, and there is no score.
    if (items === null && isZero(row.n)) continue;
    const chance = cells.number(row.chance, index, 'chance');
    const higherIsBetter = cells.truth(row.higher_is_better, index, 'higher_is_better');
    const taskLoss = cells.bounded(row.task_loss, index, 'task_loss', isNotNegative, 'a loss of at least 0');
    const levels = levelsOf(row, index);
    const date = cells.date(row.date, index, 'date');
    let { origins } = levels;
    if (id !== run) origins = withOrigin(origins, ofStep);
    if (standardError !== null) origins = withOrigin(origins, ofError);
    if (items !== null) origins = withOrigin(origins, ofItems);
    if (chance !== null) origins = withOrigin(origins, ofChance);
    if (higherIsBetter !== null) origins = withOrigin(origins, ofDirection);
    if (taskLoss !== null) origins = withOrigin(origins, ofLoss);
    if (date !== null) origins = withOrigin(origins, ofDate);
    records.push({
      run: id,
      task: named(task),
      metric: named(metric),
      score,
      unit: null,
      standardError,
      items,
      chance,
      higherIsBetter,
      taskLoss,
      factors: levels.factors,
      date,
      configuration: null,
      // Written out: one for each of a million rows.
      source: { file, pointer: `/${index}/score` },
      origins,
    });
  }
  return { records, runs: ledger.runs(), problems: problems.all() };
};

/** `/0/score` of a wrapped row is `/score` of the row itself. */
const unwrapped = (pointer: string): string => pointer.replace(/^\/0/, '');

/** JSON lines of one single line are one JSON object: a table of one row, whose pointers have no index. */
const readOneRow = (document: Document): ArtifactReading => {
  const { records, runs, problems } = readRows({
    ...document,
    value: [document.value],
    locate: (pointer, of) => document.locate(unwrapped(pointer), of),
  });
  const atRow = <Item extends { readonly source: Source }>(item: Item): Item => ({
    ...item,
    source: { ...item.source, pointer: unwrapped(item.source.pointer) },
  });
  return { records: records.map(atRow), runs: runs.map(atRow), problems };
};

/** The plainest evidence: one score a row, with the facts of its run beside it. */
export const tidyTable: Format = {
  name: 'tidy-table',
  title: 'Tidy table (CSV, JSON lines or a JSON list)',
  syntaxes: ['table', 'lines', 'json'],
  runNaming: 'content',
  recognises: showsTidyTable,
  read: (document) => (Array.isArray(document.value) ? readRows(document) : readOneRow(document)),
};
