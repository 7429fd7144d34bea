import { loadConfiguration } from './configuration/loadConfiguration.ts';
import { lineFinder } from './documents/lineFinder.ts';
import { quoteText } from './documents/quoteText.ts';
import { openAgain } from './documents/workspace/openAgain.ts';
import type { Workspace } from './documents/workspace/workspace.ts';
import { archiveMembers } from './formats/index.ts';
import { everyRecord, type ListedRecord } from './pipeline/everyRecord.ts';
import { gatherEvidence } from './pipeline/gatherEvidence.ts';
import { onePerCause } from './policy/onePerCause.ts';
import type { Problem } from './problems/problem.ts';
import { pointerAt } from './records/origin.ts';
import { originOf } from './records/origins.ts';
import { type Field, recordFields, runFields } from './records/recordFields.ts';
import type { RunFacts, Source } from './records/scoreRecord.ts';
import type { FieldView, RecordView } from './report/recordView.ts';
import { nameMatcher } from './text/nameMatcher.ts';
import { didYouMean } from './text/nearestName.ts';

/** Which records are asked for: names, or patterns with `*`; null for all. */
export interface RecordsQuery {
  readonly run: string | null;
  readonly task: string | null;
  readonly metric: string | null;
}

export interface ListingInput {
  readonly workspace: Workspace;
  /** Path of the config in the workspace; null for all evidence that lies there. */
  readonly configPath: string | null;
  /** The date of the listing, YYYY-MM-DD: what is dated later orders nothing. */
  readonly asOf: string;
  readonly query: RecordsQuery;
}

export type Listing =
  | { readonly kind: 'config-error'; readonly problems: readonly Problem[] }
  /** Nothing has the name that was asked for. */
  | { readonly kind: 'no-match'; readonly message: string; readonly errors: number }
  | {
      readonly kind: 'records';
      readonly count: number;
      /** In the order of the evidence, made as they are asked for. */
      views(): Iterable<RecordView>;
      /** Errors that were met on the way; `check` tells them. */
      readonly errors: number;
    };

type LineOf = (file: string, pointer: string) => number | null;

const fieldView = ({ value, origin }: Field, source: Source, lineOf: LineOf): FieldView => {
  const at = origin?.at ?? null;
  const file = at === null ? (origin?.file ?? null) : (origin?.file ?? source.file);
  const pointer = at === null ? null : pointerAt(at, source.pointer);
  return {
    value,
    rule: origin?.rule ?? null,
    file,
    pointer,
    line: file === null || pointer === null ? null : lineOf(file, pointer),
    times: origin?.times ?? 1,
  };
};

const viewsOf = (
  fields: readonly Field[],
  source: Source,
  lineOf: LineOf,
): Readonly<Record<string, FieldView>> =>
  Object.fromEntries(fields.map((field) => [field.field, fieldView(field, source, lineOf)]));

/** What no record fits, by the part of the query that fits none by itself; else that no record fits all of it. */
const nothingFits = (
  query: RecordsQuery,
  names: Readonly<Record<keyof RecordsQuery, readonly string[]>>,
): string => {
  for (const part of ['run', 'task', 'metric'] as const) {
    const asked = query[part];
    if (asked === null || names[part].some(nameMatcher(asked))) continue;
    return `The evidence has no ${part} ${quoteText(asked)}.${didYouMean(asked, names[part])}`;
  }
  return names.run.length === 0
    ? 'There is no score in the evidence.'
    : 'No score has this run, task and metric together.';
};

/**
 * Lists the normalised records of the evidence, as a check would judge them, with where each field is from; what a check leaves
 * out for the sake of another record is among them, with its status. Pure: equal input gives
 * equal records.
 */
export const listRecords = ({ workspace, configPath, asOf, query }: ListingInput): Listing => {
  const loaded = loadConfiguration(workspace, configPath);
  if (loaded.kind === 'invalid') return { kind: 'config-error', problems: loaded.problems };
  const { configuration } = loaded;
  const evidence = gatherEvidence(workspace, configuration, { asOf });
  const { runs, problems, parts } = evidence;
  const records = everyRecord(evidence);
  const errors = onePerCause(problems, null).filter(({ severity }) => severity === 'error').length;

  const isAsked = (asked: string | null): ((name: string) => boolean) =>
    asked === null ? () => true : nameMatcher(asked);
  const [isRun, isTask, isMetric] = [isAsked(query.run), isAsked(query.task), isAsked(query.metric)];
  const namesOf = (run: string): readonly string[] => [run, ...(runs.get(run)?.aliases ?? [])];
  const found = records.filter(
    ({ record: { run, task, metric } }) => isTask(task) && isMetric(metric) && namesOf(run).some(isRun),
  );
  if (found.length === 0) {
    const names = {
      run: [...new Set(records.flatMap(({ record }) => namesOf(record.run)))],
      task: [...new Set(records.map(({ record }) => record.task))],
      metric: [...new Set(records.map(({ record }) => record.metric))],
    };
    return { kind: 'no-match', message: nothingFits(query, names), errors };
  }

  const formats = new Map(parts.files.map(({ file, format }) => [file, format]));
  const viewOf = (
    { record, status, by }: ListedRecord,
    facts: RunFacts | undefined,
    lineOf: LineOf,
  ): RecordView => ({
    version: 1,
    run: record.run,
    task: record.task,
    metric: record.metric,
    score: record.score,
    format: formats.get(record.source.file) ?? '',
    kind: originOf(record.origins, 'score')?.rule === 'aggregate' ? 'aggregate' : 'measured',
    status,
    replacedBy: by === null ? null : { ...by, line: lineOf(by.file, by.pointer) },
    fields: viewsOf(recordFields(record), record.source, lineOf),
    facts: facts === undefined ? {} : viewsOf(runFields(facts), facts.source, lineOf),
    configuration:
      record.configuration === null
        ? null
        : Object.fromEntries([...record.configuration.parts].map(([key, { text }]) => [key, text])),
  });
  return {
    kind: 'records',
    count: found.length,
    *views() {
      const lineOf = lineFinder(openAgain(workspace, configuration.limits, archiveMembers));
      for (const one of found) yield viewOf(one, runs.get(one.record.run), lineOf);
    },
    errors,
  };
};
