import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject } from '../../documents/member.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { isIndexColumn } from '../../documents/table/isIndexColumn.ts';
import { decimalNumber } from '../../records/decimalNumber.ts';
import { namedRun } from '../../records/namedRun.ts';
import { noOrigins, originAt, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';
import { isBookkeeping } from '../common/isBookkeeping.ts';
import { passedOver } from '../common/passedOver.ts';
import { tellLeftOut } from '../common/tellLeftOut.ts';
import { tellNothingAsked } from '../common/tellNothingAsked.ts';
import type { ArtifactReading, Format } from '../format.ts';
import { showsOpenCompass, summaryColumns } from './showsOpenCompass.ts';
import { summaryCell } from './summaryCell.ts';

/** Columns that forks put among the models. */
const NOT_MODELS = new Set<string>([...summaryColumns, 'total_count', 'note', 'dataset_version']);

/** What a group is computed by; its `version` is `-`, since no prompt of its own was asked. */
const AGGREGATE = /^(?:naive_average|weighted_average|.*_average|average|sum|standard_deviation)$/;

/** Losses are no shares: the summary writes everything else in percent. */
const LOSS = /(?:ppl|perplexity|loss|bpb|bpc|bits_per|nll)/i;

const ofRow = withOrigins(noOrigins, [
  originAt('run', 'key', '~[self]'),
  originAt('task', 'reported', '~[row]/dataset'),
  originAt('metric', 'reported', '~[row]/metric'),
  originAt('factor:harness', 'format', null),
]);
const ofScore = originAt('score', 'reported', '~[self]');
const ofAggregate = originAt('score', 'aggregate', '~[self]');
const ofCountedScore = originAt('score', 'parsed', '~[self]');
const ofItems = originAt('n', 'parsed', '~[self]');
const ofUnit = originAt('unit', 'format', null);
const ofDirection = originAt('higher_is_better', 'metric-name', null);
const ofPrompt = originAt('factor:prompt', 'reported', '~[row]/version');
const ofMode = originAt('factor:mode', 'reported', '~[row]/mode');

const textOf = (row: Readonly<Record<string, unknown>>, column: string): string => {
  const cell = row[column];
  return typeof cell === 'string' ? cell : '';
};

const read = (document: Document): ArtifactReading => {
  const { file } = document;
  const problems = boundedProblems(file);
  const records: ScoreRecord[] = [];
  const beside = passedOver(document, problems);
  const models = document.columns.filter((name) => !NOT_MODELS.has(name) && !isIndexColumn(document, name));
  const all: readonly unknown[] = Array.isArray(document.value) ? document.value : [];
  const rows = all.flatMap((row, index) => (isObject(row) ? [{ row, index }] : []));
  const isGroup = (row: Readonly<Record<string, unknown>>): boolean =>
    textOf(row, 'version') === '-' && AGGREGATE.test(textOf(row, 'metric'));
  const hasLeaves = rows.some(({ row }) => !isGroup(row) && textOf(row, 'version') !== '-');
  const called = new Map(
    models.map((model) => {
      const run = unknownRun(model, { file, pointer: jsonPointer(0, model) });
      return [model, namedRun(run, 'key', '~[self]')] as const;
    }),
  );
  const leftOut: { readonly name: string; readonly index: number }[] = [];

  for (const { row, index } of rows) {
    const [task, metric] = [textOf(row, 'dataset'), textOf(row, 'metric')];
    if (hasLeaves && isGroup(row)) {
      leftOut.push({ name: task, index });
      continue;
    }
    const scores = models.flatMap((model) => {
      const cell = summaryCell(textOf(row, model));
      if (cell.kind === 'blank') return [];
      const pointer = jsonPointer(index, model);
      if (cell.kind === 'refused') {
        const message = `${quoteText(model)} of ${quoteText(task)} is ${quoteText(textOf(row, model))}; a number was expected, or "-" where it is not known. It is left out.`;
        problems.add('SG110', () => document.locate(pointer), message);
        return [];
      }
      if (cell.items === 0 || decimalNumber(textOf(row, 'total_count')) === 0) {
        tellNothingAsked(document, problems, task, 1, pointer);
        return [];
      }
      return [{ model, pointer, ...cell }];
    });
    if (scores.length === 0) continue;
    if (isBookkeeping(metric)) {
      beside.add('bookkeeping', `${task} ${metric}`, jsonPointer(index, 'metric'));
      continue;
    }
    if (task === '' || metric === '' || metric === '-') {
      const message = `This row has scores and no ${task === '' ? 'dataset' : 'metric'}, so it is left out.`;
      problems.add('SG105', () => document.locate(jsonPointer(index)), message);
      continue;
    }
    const [version, mode] = [textOf(row, 'version'), textOf(row, 'mode')];
    const factors: Readonly<Record<string, string>> = {
      harness: 'opencompass',
      ...(version === '' || version === '-' ? {} : { prompt: version }),
      ...(mode === '' || mode === '-' ? {} : { mode }),
    };
    const ofLevels = withOrigins(ofRow, [
      factors.prompt === undefined ? null : ofPrompt,
      factors.mode === undefined ? null : ofMode,
      LOSS.test(metric) ? ofDirection : ofUnit,
    ]);
    for (const { model, pointer, score, items } of scores) {
      const origin = isGroup(row) ? ofAggregate : items === null ? ofScore : ofCountedScore;
      records.push({
        run: called.get(model)?.id ?? model,
        task,
        metric,
        score,
        unit: LOSS.test(metric) ? null : 'percent',
        standardError: null,
        items,
        chance: null,
        higherIsBetter: LOSS.test(metric) ? false : null,
        taskLoss: null,
        factors,
        date: null,
        configuration: null,
        source: { file, pointer },
        origins: withOrigins(ofLevels, [origin, items === null ? null : ofItems]),
      });
    }
  }
  tellLeftOut(
    document,
    problems,
    leftOut.map(({ name }) => name),
    jsonPointer(leftOut[0]?.index ?? 0, 'dataset'),
  );
  beside.tell(records.length);
  // A table of a header alone says nothing of any model.
  const runs = rows.length === 0 ? [] : [...called.values()];
  return { records, runs, problems: problems.all() };
};

/** OpenCompass's summary: one row a data set and metric, one column a model, scores in percent. */
export const openCompass: Format = {
  name: 'opencompass',
  title: 'OpenCompass summary table',
  syntaxes: ['table'],
  runNaming: 'content',
  datesFileNames: true,
  recognises: showsOpenCompass,
  read,
};
