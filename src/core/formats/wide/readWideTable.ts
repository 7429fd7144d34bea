import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer, pointerSegments } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { noOrigins, type Origins, originAt, withOrigin, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { didYouMean } from '../../text/nearestName.ts';
import type { ArtifactReading } from '../format.ts';
import { fileStem } from '../openLm/fileStem.ts';
import { isBlank } from '../tidy/cells.ts';
import { documentColumns } from '../tidy/documentColumns.ts';
import { isRunNumber, type NamePlace, runLedger } from '../tidy/runLedger.ts';
import type { ColumnMap, ScoreColumn } from './columnMap.ts';
import { columnProblems } from './columnProblems.ts';
import { columnRoles } from './columnRoles.ts';
import { factorLevels } from './factorLevels.ts';
import { presetMap } from './presetMap.ts';
import { chartColumns, type RunColumns } from './runColumns.ts';
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

/** What holds for all scores of a column: the map says what they are. */
const originsOfColumn = (named: NamePlace, { unit, factors }: ScoreColumn): Origins =>
  withOrigins(noOrigins, [
    originAt('run', named.rule, inScore(named.at)),
    originAt('task', 'column-map', null),
    originAt('metric', 'column-map', null),
    originAt('score', 'reported', '~[self]'),
    unit === null ? null : originAt('unit', 'column-map', null),
    ...Object.keys(factors).map((factor) => originAt(`factor:${factor}`, 'column-map', null)),
  ]);

/** One table through the eyes of all runs, or of the one run that a group of columns belongs to. */
const viewsOf = (names: readonly string[], map: ColumnMap): readonly RunColumns[] => {
  const charted = map.preset === 'wandb' && map.run === null ? chartColumns(names) : null;
  return charted ?? [{ run: null, columns: new Map(names.map((name) => [name, name])) }];
};

/** Reads a table with one row a run, or a run and a step, by a map of its columns. Linear in its cells. */
export const readWideTable = (document: Document, own: ColumnMap): ArtifactReading => {
  const { file } = document;
  const problems = boundedProblems(file);
  const faults = columnProblems(document, problems);
  const rows: readonly unknown[] = Array.isArray(document.value) ? document.value : [];
  const records: ScoreRecord[] = [];
  const unmapped = new Set<string>();
  let place: (fact: string) => CellPlace = (fact) => ({ column: fact, times: 1 });
  const ledger = runLedger(
    file,
    wideCells(document, problems, faults, (fact) => place(fact)),
    (fact) => (fact === 'params_kind' ? null : place(fact)),
  );
  const names = [...documentColumns(document).keys()];
  if (names.length > MOST_COLUMNS) {
    const message = `The lines of this table have ${names.length} different keys; at most ${MOST_COLUMNS} are read.`;
    problems.add('SG116', () => document.locate(''), message);
    return { records: [], runs: [], problems: problems.all() };
  }
  let scoreColumns = 0;
  const wrongUnit = new Set<string>();

  for (const view of viewsOf(names, own)) {
    const ofView = [...view.columns.keys()];
    const map = presetMap(own, new Set(ofView));
    const roles = columnRoles(map, ofView);
    const at = (name: string): string => view.columns.get(name) ?? name;
    for (const { key, column } of roles.missing) {
      const message = `The column map takes ${quoteText(key)} from the column ${quoteText(column)}, which this table does not have.${didYouMean(column, ofView)}`;
      problems.add('SG105', () => document.locate(''), message);
    }
    for (const name of roles.unmapped) unmapped.add(at(name));
    scoreColumns += roles.scores.length;
    place = (fact) => {
      const reference = roles.numbers.get(fact);
      return reference === undefined
        ? { column: at(fact), times: 1 }
        : { column: at(reference.column), times: reference.times };
    };
    const numbers = [...roles.numbers.keys()].filter(isRunNumber);
    const largest = new Map<string, { score: number; count: number; row: number }>();
    const levels = factorLevels(roles.factors, at);
    const named: NamePlace =
      view.run !== null
        ? { rule: 'key', at: `~[self]${jsonPointer(at(roles.scores[0]?.column ?? ''))}` }
        : roles.run !== null
          ? { rule: 'reported', at: `~[self]${jsonPointer(at(roles.run))}` }
          : { rule: 'file-name', at: null };
    const ofColumns = new Map(
      roles.scores.map(({ column, score }) => [column, originsOfColumn(named, score)]),
    );
    const factorPlaces = [...roles.factors].map(([factor, column]) => ({
      factor,
      column: at(column),
      origin: originAt(`factor:${factor}`, 'reported', `~[row]${jsonPointer(at(column))}`),
    }));
    const name = (row: Readonly<Record<string, unknown>>, index: number): string | null => {
      if (view.run !== null) return view.run;
      if (roles.run === null) return map.run === null ? fileStem(file) : null;
      const cell = member(row, at(roles.run));
      if (typeof cell === 'string' && cell !== '') return cell;
      if (typeof cell === 'number') return String(cell);
      faults.add('SG105', index, at(roles.run), 'This row does not name its run', 'a name was expected');
      return null;
    };

    for (const [index, row] of rows.entries()) {
      if (!isObject(row)) {
        faults.add('SG105', index, '', 'This line is no object', 'a row of a table was expected');
        continue;
      }
      const run = name(row, index);
      if (run === null) continue;
      const facts: Record<string, unknown> = map.paramsKind === null ? {} : { params_kind: map.paramsKind };
      for (const [fact, reference] of roles.numbers) facts[fact] = member(row, at(reference.column));
      const id = ledger.enter(facts, index, run, numbers, named);
      const losses = new Map<string, number | null>();
      const lossOf = (task: string): number | null => {
        const column = roles.taskLoss.get(task);
        if (column === undefined) return null;
        const known = losses.get(task);
        if (known !== undefined) return known;
        const style: NumberStyle = { isPercent: false, count: 'no' };
        const read = readWideNumber(
          member(row, at(column)),
          index,
          { column: at(column), times: 1 },
          style,
          faults,
        );
        losses.set(task, read);
        return read;
      };
      for (const { column: written, score: meaning } of roles.scores) {
        const column = at(written);
        const style: NumberStyle = { isPercent: meaning.unit === 'percent', count: 'no' };
        const score = readWideNumber(member(row, column), index, { column, times: 1 }, style, faults);
        if (score === null) continue;
        const seen = largest.get(column);
        if (seen === undefined) largest.set(column, { score: Math.abs(score), count: 1, row: index });
        else {
          seen.score = Math.max(seen.score, Math.abs(score));
          seen.count++;
        }
        const error = meaning.stderr === null ? null : at(meaning.stderr);
        const standardError =
          error === null || isBlank(member(row, error))
            ? null
            : readWideNumber(member(row, error), index, { column: error, times: 1 }, style, faults);
        const taskLoss = lossOf(meaning.task);
        const ofLoss = roles.taskLoss.get(meaning.task);
        let origins = ofColumns.get(written) ?? noOrigins;
        if (id !== run && named.at !== null)
          origins = withOrigin(origins, originAt('run', 'parsed', inScore(named.at)));
        for (const { column: ofFactor, origin } of factorPlaces)
          if (!isBlank(member(row, ofFactor))) origins = withOrigin(origins, origin);
        if (error !== null && standardError !== null && standardError > 0)
          origins = withOrigin(origins, originAt('stderr', 'reported', `~[row]${jsonPointer(error)}`));
        if (taskLoss !== null && ofLoss !== undefined)
          origins = withOrigin(
            origins,
            originAt('task_loss', 'reported', `~[row]${jsonPointer(at(ofLoss))}`),
          );
        records.push({
          run: id,
          task: meaning.task,
          metric: meaning.metric,
          score,
          unit: meaning.unit,
          standardError: standardError !== null && standardError > 0 ? standardError : null,
          items: null,
          chance: null,
          higherIsBetter: null,
          taskLoss,
          factors: levels(row, meaning.factors),
          date: null,
          configuration: null,
          source: { file, pointer: jsonPointer(index, column) },
          origins,
        });
      }
    }
    for (const { column: written, score } of roles.scores) {
      const column = at(written);
      const seen = largest.get(column);
      if (score.unit !== 'percent' || seen === undefined) continue;
      if (seen.score > 1 || seen.count < ENOUGH_TO_DOUBT) continue;
      wrongUnit.add(column);
      const message = `The column map says that ${quoteText(column)} is in percent, and none of its ${seen.count} scores is above 1; say \`unit: fraction\`. The column is left out.`;
      problems.add('SG116', () => document.locate(jsonPointer(seen.row, column), 'key'), message);
    }
  }
  faults.tell();
  tellColumns(document, problems, [...unmapped], scoreColumns);
  const right =
    wrongUnit.size === 0
      ? records
      : records.filter(({ source }) => !wrongUnit.has(pointerSegments(source.pointer)[1] ?? ''));
  return { records: right, runs: ledger.runs(), problems: problems.all() };
};
