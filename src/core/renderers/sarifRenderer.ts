import { groupBy } from '../collections/groupBy.ts';
import type { Place, Problem } from '../problems/problem.ts';
import type { Report, ReportFinding } from '../report/report.ts';
import { countOf, formatCount } from '../text/formatCount.ts';
import { revealInvisible } from '../text/revealInvisible.ts';
import { stableHash } from '../text/stableHash.ts';
import { utf8Length } from '../text/utf8Length.ts';
import type { Renderer, RenderOptions } from './renderer.ts';

/** Code scanning shows the first 5,000 results of a file, and refuses a file of more than 25,000. */
const mostResults = 5000;

/** Code scanning takes 10 MB, compressed. These are bytes before that, so that it holds for any text; the rules have the rest. */
const mostBytes = 9_000_000;

/** Longest message. An alert shows a few lines of it; the report has the whole. */
const longestText = 1000;

const levels = { error: 'error', warning: 'warning', notice: 'note' } as const;

/** Cut by code units, since nothing here has a width, and before what is invisible is looked for. */
const shortText = (text: string): string =>
  revealInvisible(text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`);

/**
 * A message as SARIF shows it: `[text](target)` would be a link (section 3.11.6) and `{0}` a placeholder (3.11.5). A blank breaks
 * each; nothing else changes.
 */
const messageText = (text: string): string =>
  shortText(text)
    .replaceAll('](', '] (')
    .replace(/\{(?=\d+\})/g, '{ ');

/** A path from the root as a relative URI reference, in which nothing but `/` has a meaning. */
const uriOf = (file: string): string =>
  file
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** One problem or finding, before it has its place in the file. */
interface Entry {
  readonly rule: string;
  readonly title: string | null;
  readonly level: 'error' | 'warning' | 'note';
  readonly text: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly subject: string | null;
  /** The task that it is about. */
  readonly task: string | null;
  readonly waivedBy: string | null;
  readonly inScope: boolean;
  /** Further places. */
  readonly also: readonly Place[];
  /** What it is about, whatever the numbers in its message and the lines above it. */
  readonly identity: readonly (string | null)[];
}

const problemEntry = ({
  rule,
  severity,
  message,
  file,
  line,
  column,
  pointer,
  count,
  also = [],
}: Problem): Entry => ({
  rule,
  title: null,
  level: levels[severity],
  text: message,
  file,
  line,
  column,
  subject: pointer,
  task: null,
  waivedBy: null,
  inScope: true,
  also,
  // What it is counted with comes and goes.
  identity: count === undefined ? [rule, file, pointer, message] : [rule, file, pointer],
});

const findingEntry = (finding: ReportFinding): Entry => {
  const { rule, severity, title, message, task, plan, claim, side, file, line, inScope, waivedBy } = finding;
  const subject = claim === null ? task : `${plan ?? ''}/${claim}`;
  return {
    rule,
    title,
    // What a pull request does not rely on warns at most. Code scanning reads no suppressions, so what is waived is a note there.
    level: waivedBy !== null ? 'note' : !inScope && severity === 'error' ? 'warning' : levels[severity],
    text: `${subject === null ? '' : `${subject}: `}${message}`,
    file,
    line,
    column: null,
    subject,
    task,
    waivedBy,
    inScope,
    also: [],
    identity: subject === null ? [rule, file, message] : [rule, plan, claim, task, side ?? null],
  };
};

const physicalLocation = (
  file: string,
  { line, column }: Pick<Place, 'line' | 'column'>,
  folder: string,
) => ({
  artifactLocation: { uri: uriOf(`${folder}${file}`), uriBaseId: '%SRCROOT%' },
  region:
    line === null
      ? { startLine: 1 }
      : { startLine: line, ...(column === null ? {} : { startColumn: column }) },
});

/**
 * Code scanning asks for a place and a line of every result: what belongs to no file stands with the config that asked for it, and
 * without a config with the evidence that it is about. Where there is no file at all there is no place.
 */
const locationsOf = ({ file, line, column, subject }: Entry, elsewhere: string | null, folder: string) => {
  const logicalLocations = subject === null ? {} : { logicalLocations: [{ name: shortText(subject) }] };
  const named = file ?? elsewhere;
  if (named === null) return subject === null ? [] : [logicalLocations];
  const place = file === null ? { line: null, column: null } : { line, column };
  return [{ physicalLocation: physicalLocation(named, place, folder), ...logicalLocations }];
};

/** The examples of what a problem stands for, which a viewer shows beneath it. */
const relatedLocations = ({ also }: Entry, folder: string) =>
  also.flatMap(({ file, line, column }, id) =>
    file === null ? [] : [{ id, physicalLocation: physicalLocation(file, { line, column }, folder) }],
  );

/** The file that the first score of a task was read from, else that of any. */
const evidenceOf = ({ curves }: Report): ((task: string | null) => string | null) => {
  const files = new Map<string | null, string>();
  for (const { task, series } of curves) {
    const [first] = series;
    if (first === undefined) continue;
    if (!files.has(task)) files.set(task, first.file);
    if (!files.has(null)) files.set(null, first.file);
  }
  return (task) => files.get(task) ?? files.get(null) ?? null;
};

const ruleOf = (id: string, entries: readonly Entry[], rulePages: string | null) => {
  const title = messageText(entries.find((entry) => entry.title !== null)?.title ?? `scaling-guard ${id}`);
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: title },
    ...(rulePages === null ? {} : { helpUri: `${rulePages}${id}.md` }),
    help: { text: `\`scaling-guard explain ${id}\` says what was tested, and what to do.` },
  };
};

/** Distinct entries of one identity, such as one broken value in two rows, are told apart by their order. */
const identities = (entries: readonly Entry[]): readonly string[] => {
  const seen = new Map<string, number>();
  return entries.map(({ identity }) => {
    const hash = stableHash(JSON.stringify(identity));
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  });
};

/**
 * By what a result is known again. Code scanning reads `primaryLocationLineHash` alone, which its upload makes of the text of the line: one
 * alert for all results of a rule on a line. It is given where that would be so: on a shared line, and where there is none.
 */
const fingerprints = (entries: readonly Entry[]): readonly Readonly<Record<string, string>>[] => {
  const lineOf = ({ rule, file, line }: Entry): string => JSON.stringify([rule, file, line]);
  const onLine = new Map<string, number>();
  for (const entry of entries) onLine.set(lineOf(entry), (onLine.get(lineOf(entry)) ?? 0) + 1);
  const known = identities(entries);
  return entries.map((entry, index) => {
    const identity = known[index] ?? '';
    const isShared = entry.line === null || (onLine.get(lineOf(entry)) ?? 0) > 1;
    return { 'scalingGuard/v1': identity, ...(isShared ? { primaryLocationLineHash: identity } : {}) };
  });
};

const gravity = { error: 0, warning: 1, note: 2 } as const;

/** The gravest entries that code scanning takes, in the order of the report, and how many are left out. */
const bounded = <T extends { readonly entry: Entry; readonly bytes: number }>(all: readonly T[]) => {
  let bytes = 0;
  const kept = new Set<T>();
  for (const one of all.toSorted((a, b) => gravity[a.entry.level] - gravity[b.entry.level])) {
    bytes += one.bytes;
    if (kept.size >= mostResults || bytes > mostBytes) break;
    kept.add(one);
  }
  return { kept: all.filter((one) => kept.has(one)), leftOut: all.length - kept.size };
};

const suppressionsOf = ({ waivedBy }: Entry) =>
  waivedBy === null
    ? []
    : [{ kind: 'external', status: 'accepted', justification: messageText(`waived by ${waivedBy}`) }];

const logOf = (report: Report, { rulePages = null, instance }: RenderOptions) => {
  const { tool, decision, headline, seed, asOf, inputs } = report;
  const entries = [...report.problems.map(problemEntry), ...report.findings.map(findingEntry)];
  const byRule = [...groupBy(entries, ({ rule }) => rule)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const ids = new Map(byRule.map(([id], index) => [id, index]));
  const prints = fingerprints(entries);
  const evidence = evidenceOf(report);
  const results = entries.map((entry, index) => {
    const result = {
      ruleId: entry.rule,
      ruleIndex: ids.get(entry.rule) ?? -1,
      level: entry.level,
      message: { text: messageText(entry.text) },
      locations: locationsOf(entry, inputs.config ?? evidence(entry.task), instance?.folder ?? ''),
      ...(entry.also.length === 0
        ? {}
        : { relatedLocations: relatedLocations(entry, instance?.folder ?? '') }),
      partialFingerprints: prints[index],
      suppressions: suppressionsOf(entry),
      properties: { inScope: entry.inScope },
    };
    return { entry, result, bytes: utf8Length(JSON.stringify(result, null, 2)) };
  });
  const { kept, leftOut } = bounded(results);
  const told =
    leftOut === 0
      ? {}
      : {
          toolExecutionNotifications: [
            {
              level: 'warning',
              message: {
                text: `${formatCount(leftOut)} of ${countOf(entries.length, 'result')} left out, the least grave: code scanning takes no more. The JSON report has them all.`,
              },
            },
          ],
        };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: messageText(tool.name),
            version: messageText(tool.version),
            rules: byRule.map(([id, own]) => ruleOf(id, own, rulePages)),
          },
        },
        // By it code scanning knows the results of an instance again, and those of several instances apart.
        automationDetails: { id: `${messageText(instance?.name ?? tool.name)}/` },
        invocations: [{ executionSuccessful: true, ...told }],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the check.' } } },
        columnKind: 'utf16CodeUnits',
        results: kept.map(({ result }) => result),
        properties: { decision, headline: messageText(headline), seed, asOf, leftOut },
      },
    ],
  };
};

/**
 * Problems and findings for code scanning, as SARIF 2.1.0 (OASIS 2020). Waivers are suppressions. Fingerprints stay the same
 * when lines move and when a forecast changes a little. In the order of the report, rules by id. Within what code scanning takes: the gravest
 * results stay, and the file says how many do not.
 */
export const sarifRenderer: Renderer = {
  name: 'sarif',
  render: (report, options) =>
    `${JSON.stringify(logOf(report, options), null, 2).replaceAll('##[', '##\\u005b')}\n`,
};
