import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Document, ReadingLimits } from '../documents/document.ts';
import { isObject } from '../documents/member.ts';
import { readEvidenceText } from '../documents/readEvidenceText.ts';
import { type ConfigurationBook, configurationBook } from '../formats/configurations/configurationBook.ts';
import type { FolderFacts, Format, RunNaming, StatedGroup } from '../formats/format.ts';
import { detectFormat, formats } from '../formats/index.ts';
import type { ColumnMap } from '../formats/wide/columnMap.ts';
import { meetsMap } from '../formats/wide/meetsMap.ts';
import { wideTable } from '../formats/wide/wideTable.ts';
import { type Problem, wholeFile } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { fileNameDate } from '../records/fileNameDate.ts';
import { originAt, withOrigin } from '../records/origins.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import { didYouMean } from '../text/nearestName.ts';
import { draftColumns } from './drafting/draftColumns.ts';
import { namedRecords } from './namedRecords.ts';
import { unknownFormat } from './unknownFormat.ts';

/** What one file of the evidence gave. */
export interface FileReading {
  readonly file: string;
  /** Name of the format; null where the file is in none, or could not be read. */
  readonly format: string | null;
  readonly runNaming: RunNaming;
  /** What it says of the other files of its folder; null where it says nothing. */
  readonly folder: FolderFacts | null;
  /** Items that were asked, where a file beside it states their limit; null where unknown. */
  readonly asked: number | null;
  /** Group rows that state facts of their leaves; left out where there are none. */
  readonly groups?: readonly StatedGroup[];
  readonly records: readonly ScoreRecord[];
  readonly runs: readonly RunFacts[];
  readonly problems: readonly Problem[];
}

export interface ArtifactOptions {
  readonly limits: ReadingLimits;
  /** A format's name where the config insists on one; null to find it from the content. */
  readonly format: string | null;
  /** What the columns of a wide table mean; left out where the config does not say. */
  readonly columns?: ColumnMap;
  /** Gives equal configurations of all files one object; left out for a file that is read alone. */
  readonly book?: ConfigurationBook;
  /** Whether the config names this evidence, or a walk came across it: then it may well be something else. */
  readonly isNamed: boolean;
}

/** A reading that gave nothing but problems. */
export const unreadable = (file: string, problems: readonly Problem[]): FileReading => ({
  file,
  format: null,
  runNaming: 'content',
  folder: null,
  asked: null,
  records: [],
  runs: [],
  problems,
});

/** Whether a file without scores is still of use, as the model half of the open_lm pair is. */
const hasFacts = ({ params, tokens, flops, losses }: RunFacts): boolean =>
  params !== null || tokens !== null || flops !== null || Object.keys(losses).length > 0;

const asNotice = (problem: Problem): Problem => ({ ...problem, severity: 'notice' });

/** The columns of a runs manifest that a table of facts has. */
const manifestNames = '`id`, `params`, `tokens`, `flops`';

/** By the name of the file; its content does not say. */
const ofFileName = originAt('date', 'file-name', null);

/** Scores without a date of their own, with that which the harness wrote into the name of the file. */
const withFileDate = (records: readonly ScoreRecord[], file: string): readonly ScoreRecord[] => {
  const date = records.some((record) => record.date === null) ? fileNameDate(file) : null;
  return date === null
    ? records
    : records.map((record) =>
        record.date === null ? { ...record, date, origins: withOrigin(record.origins, ofFileName) } : record,
      );
};

/** A standard error that is NaN makes the error unknown, as "N/A" does; the score beside it holds. */
const softened = (problem: Problem, format: Format): Problem =>
  problem.rule === 'SG109' && format.isStandardError?.(problem.pointer ?? '') === true
    ? { ...problem, severity: 'warning' }
    : problem;

/** Rows looked at: a list of anything else shows in the first few. */
const ROWS_LOOKED_AT = 200;

/** Whether a document is a table in one of the ways to write one: CSV, or a list of rows with one value a column. */
const isTable = ({ syntax, value }: Document): boolean =>
  syntax === 'table' ||
  (Array.isArray(value) &&
    value
      .slice(0, ROWS_LOOKED_AT)
      .every(
        (row) =>
          isObject(row) && Object.values(row).every((cell) => cell === null || typeof cell !== 'object'),
      ));

/** The format of a document. Where the config has a column map, a table or list of rows in no other format may be one that the map was written for. */
const formatOf = (document: Document, { columns }: ArtifactOptions): Format | null => {
  const detected = detectFormat(document);
  if (columns === undefined || (detected !== null && detected !== wideTable)) return detected;
  const hasRows = document.syntax === 'table' || Array.isArray(document.value);
  return hasRows && meetsMap(document, columns) ? wideTable : null;
};

/**
 * Reads the text of one artifact: pure, so that equal files of base and head need be read only once. A file in no known
 * format is an error (SG104) where the config names it, and a notice where a walk found it.
 */
export const readArtifact = (file: string, text: string, options: ArtifactOptions): FileReading => {
  const insisted = formats.find(({ name }) => name === options.format);
  if (options.format !== null && insisted === undefined) {
    const names = formats.map(({ name }) => name);
    const message = `The config reads this file as \`${options.format}\`, which is no format; known are ${names.join(', ')}.${didYouMean(options.format, names)}`;
    return unreadable(file, [readingProblem('SG104', wholeFile(file), message)]);
  }
  const reading = readEvidenceText(file, text, options.limits);
  if (reading.kind === 'unreadable') {
    const isForeign = !options.isNamed && reading.problems.every(({ rule }) => rule === 'SG104');
    return unreadable(file, isForeign ? reading.problems.map(asNotice) : reading.problems);
  }
  const { document } = reading;
  const detected = formatOf(document, options);
  // Without a map a table is none that anything else knows, but it says most of its own.
  const draft =
    options.columns === undefined && isTable(document) && (detected === null || detected === wideTable)
      ? draftColumns(document)
      : null;
  if (draft !== null && (insisted === undefined || insisted === wideTable)) {
    const what = draft.hasScores
      ? 'This is a wide table, and nothing says what its columns mean, so it was not judged; write a column map under its `evidence`, such as:'
      : `This table states the scale of runs and no score. Beside the scores of these runs it is evidence with a column map; with its columns called ${manifestNames} and its numbers written out it is a runs manifest (\`runs: ${file}\`). The map would be, such as:`;
    const problem = readingProblem('SG104', wholeFile(file), `${what} ${draft.line}.`);
    const unmapped = [problem];
    return {
      ...unreadable(file, options.isNamed ? unmapped : unmapped.map(asNotice)),
      format: wideTable.name,
    };
  }
  if (detected === null || (insisted !== undefined && insisted !== detected)) {
    const message =
      detected === null
        ? unknownFormat(
            document,
            reading.problems.length > 0,
            options.columns !== undefined && isTable(document),
          )
        : `The config reads this file as \`${options.format}\`, but its content is \`${detected.name}\`, so it was not judged.`;
    // What is wrong with its lines has one cause: it is not what it was taken for.
    const unknown = readingProblem('SG104', wholeFile(file), message);
    return unreadable(file, [options.isNamed ? unknown : asNotice(unknown)]);
  }
  if (detected === wideTable && options.columns === undefined) {
    const message =
      'This is a wide table, and nothing says what its columns mean, so it was not judged; write a column map under its `evidence`.';
    const problem = readingProblem('SG104', wholeFile(file), message);
    return {
      ...unreadable(file, [options.isNamed ? problem : asNotice(problem)]),
      format: detected.name,
    };
  }
  const {
    records: found,
    runs,
    problems,
    folder = null,
    asked = null,
    groups,
  } = detected.read(document, {
    book: options.book ?? configurationBook(),
    ...(options.columns === undefined ? {} : { columns: options.columns }),
  });
  const { named, refused } = namedRecords(found);
  const records = detected.datesFileNames === true ? withFileDate(named, file) : named;
  const ofNames = boundedProblems(file);
  for (const { record, fault } of refused) {
    const message = `This score has ${fault}. It is left out.`;
    ofNames.add('SG105', () => document.locate(record.source.pointer), message);
  }
  const all = [
    ...reading.problems.map((problem) => softened(problem, detected)),
    ...problems,
    ...ofNames.all(),
  ];
  if (records.length === 0 && folder === null && !runs.some(hasFacts) && all.length === 0) {
    all.push(readingProblem('SG108', wholeFile(file), `This ${detected.title} file holds no score.`));
  }
  const { name: format, runNaming } = detected;
  const ofGroups = groups === undefined || groups.length === 0 ? {} : { groups };
  return { file, format, runNaming, folder, asked, ...ofGroups, records, runs, problems: all };
};
