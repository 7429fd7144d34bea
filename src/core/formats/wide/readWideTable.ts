import { getOrMake } from '../../collections/getOrMake.ts';
import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer, pointerSegments } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { splitCheckpoint, splitRevision } from '../../records/checkpoint.ts';
import type { Origin } from '../../records/origin.ts';
import { noOrigins, type Origins, originAt, withOrigin, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import { didYouMean } from '../../text/nearestName.ts';
import type { ArtifactReading } from '../format.ts';
import { isBlank } from '../tidy/cells.ts';
import { documentColumns } from '../tidy/documentColumns.ts';
import { isRunNumber, type NamePlace, runLedger } from '../tidy/runLedger.ts';
import { apartBy } from './apartBy.ts';
import type { ColumnMap, ColumnReference, ScoreColumn } from './columnMap.ts';
import { columnProblems } from './columnProblems.ts';
import { type ColumnRoles, columnRoles } from './columnRoles.ts';
import { factorLevels } from './factorLevels.ts';
import { placedRoles } from './placedRoles.ts';
import { presetMap } from './presetMap.ts';
import { rowNames } from './rowNames.ts';
import { chartColumns, type RunColumns } from './runColumns.ts';
import { settleUnits } from './settleUnits.ts';
import { tellColumns } from './tellColumns.ts';
import { type CellPlace, readWideNumber, wideCells } from './wideCells.ts';
import type { NumberStyle } from './wideNumber.ts';

/**
 * Scores that a column in percent needs before it is doubted: three scores of a real task, none above one percent, are a
 * fraction.
 */
const ENOUGH_TO_DOUBT = 3;

/** Most columns of lines, as of a table: every row is asked for each of them. */
const MOST_COLUMNS = 2_000;

/** A run is read at its row, and a score at its cell. */
const inScore = (at: string | null): string | null => at?.replace('~[self]', '~[row]') ?? null;

/** Where a field of a score stands in its row; where no column does, the map says it. */
const inRow = (field: string, column: string | null): Origin =>
  column === null
    ? originAt(field, 'column-map', null)
    : originAt(field, 'reported', `~[row]${jsonPointer(column)}`);

/** What holds for all scores of a column: the map says what they are. */
const originsOfColumn = (
  named: NamePlace,
  { task, metric, unit, factors }: ScoreColumn,
  roles: ColumnRoles,
): Origins =>
  withOrigins(noOrigins, [
    originAt('run', named.rule, inScore(named.at)),
    inRow('task', task === null ? roles.task : null),
    inRow('metric', metric === null ? roles.metric : null),
    originAt('score', 'reported', '~[self]'),
    unit === null ? null : originAt('unit', 'column-map', null),
    ...Object.keys(factors).map((factor) => originAt(`factor:${factor}`, 'column-map', null)),
  ]);

/** One table through the eyes of all runs, or of the one run that a group of columns belongs to. */
const viewsOf = (names: readonly string[], map: ColumnMap): readonly RunColumns[] => {
  const charted = map.preset === 'wandb' && map.run.length === 0 ? chartColumns(names) : null;
  return charted ?? [{ run: null, columns: new Map(names.map((name) => [name, name])) }];
};

/** Whether a metric that a row names has no share in it: the unit of the column is that of the others. */
const isUnbounded = (metric: string): boolean => metricFacts(metric)?.range === null;

const plainNumber: NumberStyle = { isPercent: false, count: 'no' };

/** A column beside the model's, as leaderboards have it, that may say which checkpoint the row is of. */
const REVISION = /^(?:model[ _])?(?:revision|checkpoint|ckpt|subfolder)$/i;

/** The model of a row with what its revision says of a checkpoint, where the name does not; any other revision leaves it as it is. */
const atRevision = (name: string, revision: unknown): string =>
  typeof revision === 'string' &&
  splitCheckpoint(name).label === null &&
  splitRevision(revision).label !== null
    ? `${name}@${revision}`
    : name;

/**
 * Reads a table by a map of its columns: one row a run, or a run and a step, and one column a score; or one row a score. Linear in
 * its cells.
 */
export const readWideTable = (document: Document, own: ColumnMap): ArtifactReading => {
  const { file } = document;
  const problems = boundedProblems(file);
  const faults = columnProblems(document, problems);
  const rows: readonly unknown[] = Array.isArray(document.value) ? document.value : [];
  const records: ScoreRecord[] = [];
  const unmapped = new Set<string>();
  let place: (fact: string) => CellPlace = (fact) => ({ column: fact, times: 1 });
  const apart = apartBy(document, own.run);
  const cells = wideCells(document, problems, faults, (fact) => place(fact), apart);
  const ledger = runLedger(file, cells, (fact) => (fact === 'params_kind' ? null : place(fact)));
  const names = [...documentColumns(document).keys()];
  if (names.length > MOST_COLUMNS) {
    const message = `The lines of this table have ${names.length} different keys; at most ${MOST_COLUMNS} are read.`;
    problems.add('SG116', () => document.locate(''), message);
    return { records: [], runs: [], problems: problems.all() };
  }
  let scoreColumns = 0;
  const wrongUnit = new Set<string>();
  const number = (row: unknown, index: number, reference: ColumnReference, style: NumberStyle) =>
    readWideNumber(member(row, reference.column), index, reference, style, faults);
  const besides = (row: unknown, index: number, column: string | null, style: NumberStyle) =>
    column === null || isBlank(member(row, column)) ? null : number(row, index, { column, times: 1 }, style);

  for (const view of viewsOf(names, own)) {
    const ofView = [...view.columns.keys()];
    const map = presetMap(own, new Set(ofView));
    const roles = placedRoles(columnRoles(map, ofView), (name) => view.columns.get(name) ?? name);
    for (const { key, column } of roles.missing) {
      const message = `The column map takes ${quoteText(key)} from the column ${quoteText(column)}, which this table does not have.${didYouMean(column, ofView)}`;
      problems.add('SG105', () => document.locate(''), message);
    }
    for (const name of roles.unmapped) unmapped.add(name);
    scoreColumns += roles.scores.length;
    place = (fact) => roles.numbers.get(fact) ?? { column: fact, times: 1 };
    const facts = [...roles.numbers.keys()].filter(isRunNumber);
    const revision = [...view.columns].find(([one]) => REVISION.test(one))?.[1] ?? null;
    const levels = factorLevels(roles.factors);
    const { nameOf, place: named } = rowNames(document, view.run, map, roles, faults);
    const scores = settleUnits(document, roles.scores, problems).map((one) => ({
      ...one,
      origins: originsOfColumn(named, one.score, roles),
      largest: 0,
      count: 0,
      firstRow: 0,
    }));
    const factorPlaces = [...roles.factors].map(([factor, column]) => ({
      column,
      origin: originAt(`factor:${factor}`, 'reported', `~[row]${jsonPointer(column)}`),
    }));
    const dated = roles.numbers.get('date') ?? null;
    /** What a row says of itself where the map does not: told where it says nothing. */
    const ownName = (row: unknown, index: number, key: 'task' | 'metric'): string | null => {
      const column = roles[key];
      const cell = column === null ? null : member(row, column);
      if (typeof cell === 'string' && cell !== '') return cell;
      if (column !== null)
        faults.add('SG105', index, column, `This row does not name its ${key}`, 'a name was expected');
      return null;
    };

    for (const [index, row] of rows.entries()) {
      if (!isObject(row)) {
        faults.add('SG105', index, '', 'This line is no object', 'a row of a table was expected');
        continue;
      }
      const called = nameOf(row, index);
      if (called === null) continue;
      const run = atRevision(called, revision === null ? null : member(row, revision));
      const stated: Record<string, unknown> = map.paramsKind === null ? {} : { params_kind: map.paramsKind };
      for (const [fact, { column }] of roles.numbers) stated[fact] = member(row, column);
      const id = ledger.enter(stated, index, run, facts, named);
      const date = dated === null ? null : cells.date(member(row, dated.column), index, 'date');
      const losses = new Map<string, number | null>();
      for (const one of scores) {
        const { column, score: meaning } = one;
        const style: NumberStyle = { isPercent: meaning.unit === 'percent', count: 'no' };
        const score = number(row, index, one, style);
        if (score === null) continue;
        if (one.count === 0) one.firstRow = index;
        one.largest = Math.max(one.largest, Math.abs(score));
        one.count++;
        const task = meaning.task ?? ownName(row, index, 'task');
        const metric = meaning.metric ?? ownName(row, index, 'metric');
        if (task === null || metric === null) continue;
        const standardError = besides(row, index, meaning.stderr, style);
        const items = besides(row, index, meaning.items, { isPercent: false, count: 'plain' });
        const ofLoss = roles.taskLoss.get(task) ?? null;
        const taskLoss = getOrMake(losses, task, () => besides(row, index, ofLoss, plainNumber));
        let { origins } = one;
        if (id !== run && named.at !== null)
          origins = withOrigin(origins, originAt('run', 'parsed', inScore(named.at)));
        for (const { column: ofFactor, origin } of factorPlaces)
          if (!isBlank(member(row, ofFactor))) origins = withOrigin(origins, origin);
        const hasError = standardError !== null && standardError > 0;
        const hasItems = items !== null && Number.isSafeInteger(items) && items > 0;
        const beside = (field: string, from: string | null, isKnown: boolean) => {
          if (isKnown && from !== null)
            origins = withOrigin(origins, originAt(field, 'reported', `~[row]${jsonPointer(from)}`));
        };
        beside('stderr', meaning.stderr, hasError);
        beside('n', meaning.items, hasItems);
        beside('task_loss', ofLoss, taskLoss !== null);
        if (date !== null && dated !== null)
          origins = withOrigin(origins, originAt('date', 'parsed', `~[row]${jsonPointer(dated.column)}`));
        records.push({
          run: id,
          task,
          metric,
          score,
          unit: meaning.metric === null && isUnbounded(metric) ? null : meaning.unit,
          standardError: hasError ? standardError : null,
          items: hasItems ? items : null,
          chance: null,
          higherIsBetter: null,
          taskLoss,
          factors: levels(row, meaning.factors),
          date,
          configuration: null,
          source: { file, pointer: jsonPointer(index, column) },
          origins,
        });
      }
    }
    for (const { column, score, largest, count, firstRow } of scores) {
      if (score.unit !== 'percent' || count < ENOUGH_TO_DOUBT || largest > 1) continue;
      wrongUnit.add(column);
      const message = `The column map says that ${quoteText(column)} is in percent, and none of its ${count} scores is above 1; say \`unit: fraction\`. The column is left out.`;
      problems.add('SG116', () => document.locate(jsonPointer(firstRow, column), 'key'), message);
    }
  }
  faults.tell();
  const namesScores = own.preset !== null || Object.keys(own.scores).length > 0;
  tellColumns(document, problems, [...unmapped], namesScores && scoreColumns === 0);
  const right =
    wrongUnit.size === 0
      ? records
      : records.filter(({ source }) => !wrongUnit.has(pointerSegments(source.pointer)[1] ?? ''));
  return { records: right, runs: ledger.runs(), problems: problems.all() };
};
