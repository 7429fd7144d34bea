import { type FieldView, originRules, type RecordView } from '../report/recordView.ts';
import { escapeTerminal } from '../text/escapeTerminal.ts';
import { countOf, formatCount } from '../text/formatCount.ts';
import { layoutTable, type TableCell, type TableColumn } from '../text/layoutTable.ts';
import { type Painter, painter } from '../text/painter.ts';
import { wrapText } from '../text/wrapText.ts';

/** Records that are shown field by field; of more than these a table is easier to find one in. */
export const MOST_IN_FULL = 3;

/** Rows of the table before the rest is only counted. */
export const MOST_IN_TABLE = 50;

export interface RecordsOptions {
  readonly width: number;
  readonly colour: boolean;
  /** How many there are; the views may be the first of them only. */
  readonly count: number;
}

/** Digits of a double that are not those of its rounding: 41 percent is 0.41 and not 0.41000000000000003. */
const DIGITS = 12;

const text = (value: string | number | boolean): string =>
  escapeTerminal(String(typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value));

/** `:12 /results/0/score` in the file of the score, `tasks.yml:4 /tasks/0/chance` in another. */
const placeOf = ({ file, line, pointer }: FieldView, own: string | null): string =>
  file === null
    ? ''
    : escapeTerminal(
        `${file === own ? '' : file}${line === null ? '' : `:${line}`}${pointer ? ` ${pointer}` : ''}`.trim(),
      );

/** A score to compare in a table; in full it has all its digits. */
const shortNumber = (value: FieldView['value']): string =>
  typeof value === 'number' ? String(Number(value.toPrecision(6))) : String(value);

/** The end of a path, which tells files apart, where the whole is too long for a table. */
const endOf = (path: string): string => (path.length > LONGEST_PATH ? `…${path.slice(-LONGEST_PATH)}` : path);

const LONGEST_PATH = 30;

/** A pointer that is cut short is of no use: a line that is too long is left to the terminal. */
const UNCUT = 2_000;

const ruleOf = ({ rule, times }: FieldView): string =>
  `${rule ?? 'not known'}${times === 1 ? '' : ` ×${Number(times.toPrecision(6))}`}`;

const columns: readonly TableColumn[] = [
  { header: 'field', importance: 8 },
  { header: 'value', importance: 9, shortest: 12 },
  { header: 'rule', importance: 7 },
  { header: 'from', importance: 6, shortest: 20 },
];

/** What a record could say of itself and does not. */
const KNOWABLE = ['stderr', 'n', 'chance', 'higher_is_better', 'unit'];
const KNOWABLE_FACTS = ['params', 'tokens', 'flops'];

const missing = (names: readonly string[], known: Readonly<Record<string, FieldView>>): readonly string[] =>
  names.filter((name) => !Object.hasOwn(known, name));

/** Whether the score is judged, where it is not. */
const statusLine = ({ status, replacedBy, fields }: RecordView): string | null => {
  if (status === 'repeated') return 'not judged: an equal score of the same run is';
  if (status === 'contradicting')
    return 'not judged: other files give other scores, and nothing says which counts';
  if (replacedBy === null) return null;
  const { file, line, pointer } = replacedBy;
  const place = placeOf({ value: '', rule: null, times: 1, file, line, pointer }, fields.score?.file ?? null);
  return `not judged: a newer score of the same run is, ${place}`;
};

const inFull = (view: RecordView, { width }: RecordsOptions, paint: Painter): readonly string[] => {
  const { run, task, metric, format, kind, fields, facts, configuration } = view;
  const own = fields.score?.file ?? null;
  const notJudged = statusLine(view);
  const rowsOf = (all: Readonly<Record<string, FieldView>>): readonly (readonly TableCell[])[] =>
    Object.entries(all).map(([name, field]) => [
      { text: text(name) },
      { text: text(field.value), colours: ['bold'] },
      { text: ruleOf(field) },
      { text: placeOf(field, own), colours: ['dim'] },
    ]);
  const [ofScore, ofRun] = [rowsOf(fields), rowsOf(facts)];
  // One table, so that the columns of both stand below each other.
  const lines = layoutTable(columns, [...ofScore, ...ofRun], UNCUT, paint).map((line) => `  ${line}`);
  const unknown = [...missing(KNOWABLE, fields), ...missing(KNOWABLE_FACTS, facts)];
  const settings = Object.entries(configuration ?? {}).map(([key, value]) => `${text(key)}: ${text(value)}`);
  const paragraph = (line: string): readonly string[] => wrapText(line, width - 2).map((one) => `  ${one}`);
  return [
    paint(`${text(run)} · ${text(task)} · ${text(metric)}`, 'bold') +
      (kind === 'aggregate' ? ' (the mean of a group)' : '') +
      paint(` (${text(format)})`, 'dim'),
    ...(own === null ? [] : [`  ${text(own)}`]),
    ...(notJudged === null ? [] : [paint(`  ${notJudged}`, 'bold')]),
    ...lines.slice(0, ofScore.length + 1),
    ...(ofRun.length === 0 ? [] : [paint('  of its run', 'dim')]),
    ...lines.slice(ofScore.length + 1),
    ...(unknown.length === 0 ? [] : paragraph(`Nothing says: ${unknown.join(', ')}.`)),
    ...(settings.length === 0 ? [] : [paint('  configuration', 'dim')]),
    ...settings.flatMap((line) => wrapText(line, width - 4).map((one) => `    ${one}`)),
    '',
  ];
};

/** The rules that were met, in the order of their table, each with its sentence. */
const legend = (
  views: readonly RecordView[],
  { width }: RecordsOptions,
  paint: Painter,
): readonly string[] => {
  const met = new Set(
    views.flatMap(({ fields, facts }) =>
      [...Object.values(fields), ...Object.values(facts)].map(({ rule }) => rule),
    ),
  );
  return Object.entries(originRules).flatMap(([rule, sentence]) =>
    [...met].some((one) => one === rule)
      ? wrapText(`${rule}: ${sentence}`, width).map((line) => paint(line, 'dim'))
      : [],
  );
};

/** Shown where any score is not judged. */
const statusColumn: TableColumn = { header: 'status', importance: 6 };

const tableColumns: readonly TableColumn[] = [
  { header: 'run', importance: 9, shortest: 12 },
  { header: 'task', importance: 8, shortest: 12 },
  { header: 'metric', importance: 7, shortest: 6 },
  { header: 'score', importance: 6, align: 'right' },
  { header: 'n', importance: 4, align: 'right' },
  { header: 'shots', importance: 3, align: 'right' },
  statusColumn,
  { header: 'from', importance: 5, shortest: 16 },
];

const inTable = (
  views: readonly RecordView[],
  { width, count }: RecordsOptions,
  paint: Painter,
): readonly string[] => {
  const fileOf = (score: FieldView | undefined): string =>
    score?.file == null ? '' : endOf(placeOf({ ...score, pointer: null }, null));
  const cell = (field: FieldView | undefined): TableCell => ({
    text: field === undefined ? '' : text(field.value),
  });
  const showsStatus = views.some(({ status }) => status !== 'kept');
  const rows = views.map(({ run, task, metric, fields, status }): readonly TableCell[] => [
    { text: text(run) },
    { text: text(task) },
    { text: text(metric) },
    { text: fields.score === undefined ? '' : text(shortNumber(fields.score.value)) },
    cell(fields.n),
    cell(fields['factor:n_shot']),
    ...(showsStatus ? [{ text: status === 'kept' ? '' : status }] : []),
    { text: fileOf(fields.score), colours: ['dim'] },
  ]);
  const more = count - views.length;
  return [
    ...layoutTable(
      tableColumns.filter((column) => showsStatus || column !== statusColumn),
      rows,
      width,
      paint,
    ),
    ...(more > 0 ? [`… and ${formatCount(more)} more`] : []),
    '',
    ...wrapText(
      `${countOf(count, 'record')}. Name a --run, a --task and a --metric until ${MOST_IN_FULL} or fewer are left, and each field is shown with its place and rule; --format json gives them all.`,
      width,
    ),
  ];
};

/** Records for a terminal: field by field where they are few, else a table with a hint. Untrusted names are escaped here. */
export const renderRecords = (views: readonly RecordView[], options: RecordsOptions): string => {
  const paint = painter(options.colour);
  const lines =
    options.count > MOST_IN_FULL
      ? inTable(views, options, paint)
      : [...views.flatMap((view) => inFull(view, options, paint)), ...legend(views, options, paint)];
  return `${lines.join('\n')}\n`;
};
