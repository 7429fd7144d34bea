import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { isNonFinite } from '../../documents/json/nonFinite.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { Stated } from '../../records/origin.ts';
import { type Origins, originAt, originsBy, withOrigin, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import type { StatedConfiguration } from '../../records/statedConfiguration.ts';
import { showValue } from '../../validation/showValue.ts';
import type { Dialect } from './dialect.ts';
import { isBookkeeping } from './isBookkeeping.ts';
import type { PassedOver } from './passedOver.ts';
import { isTaskLoss, standardErrorOf } from './rowFacts.ts';
import { tellNothingAsked } from './tellNothingAsked.ts';
import { writtenNumber } from './writtenNumber.ts';

/** One task's metrics as a harness writes them, with what holds for all of them. */
export interface MetricRow {
  readonly run: string;
  readonly task: string;
  readonly metrics: Readonly<Record<string, unknown>>;
  /** JSON pointer to the metrics. */
  readonly pointer: string;
  readonly dialect: Dialect;
  /** 0 where nothing was asked: then there is no score, whatever number stands there. */
  readonly items: Stated<number> | null;
  readonly taskLoss: Stated<number> | null;
  readonly factors: Readonly<Record<string, string>>;
  readonly date: number | null;
  readonly configuration?: StatedConfiguration | null;
  /** A mean over a group whose leaves are not in the file. */
  readonly isAggregate?: boolean;
  /** Of all fields but those that stand in `metrics`. */
  readonly origins: Origins;
  /** Whether more is better, where the artifact says so of a metric. */
  readonly higherIsBetter: (metric: string) => Stated<boolean> | null;
}

const ofMetric = originAt('metric', 'key', '~[self]');
const ofOtherName = originAt('metric', 'parsed', '~[self]');
const ofScore = originAt('score', 'reported', '~[self]');
const ofTextScore = originAt('score', 'parsed', '~[self]');
const ofError = originsBy('stderr', 'reported', (key) => `~[row]${jsonPointer(key)}`);
const ofAggregate = originAt('score', 'aggregate', '~[self]');

/**
 * The records of one row, in the file's order. What is no number is told at its place and left out; what merely stands beside the scores is
 * passed over, and told once a file by `beside`.
 */
export const readRow = (
  document: Document,
  problems: BoundedProblems,
  beside: PassedOver,
  row: MetricRow,
): readonly ScoreRecord[] => {
  const { run, task, metrics, dialect, items, factors, date, configuration = null } = row;
  const records: ScoreRecord[] = [];
  const ofRow = withOrigins(row.origins, [
    ofMetric,
    row.isAggregate === true ? ofAggregate : ofScore,
    items?.origin ?? null,
  ]);
  for (const [key, score] of Object.entries(metrics)) {
    const entry = dialect.metricOf(key, score);
    if (entry === null || isNonFinite(score)) continue;
    const pointer = `${row.pointer}${jsonPointer(key)}`;
    const written = writtenNumber(score, dialect.hasTextNumbers);
    if (written.kind === 'refused') {
      const message = `${quoteText(entry.metric)} of ${quoteText(task)} is ${showValue(score)}; a number was expected. It is left out.`;
      const name = `${quoteText(entry.metric)} of ${quoteText(task)}`;
      problems.add('SG110', () => document.locate(pointer), message, { cause: showValue(score), name });
      continue;
    }
    if (written.kind === 'collection') beside.add('collection', entry.metric, pointer);
    if (written.kind !== 'number') continue;
    if (isBookkeeping(entry.metric)) {
      beside.add('bookkeeping', entry.metric, pointer);
      continue;
    }
    if (written.isText) beside.add('text-number', entry.metric, pointer);
    const errorKey = entry.standardErrorKey;
    const standardError = standardErrorOf(
      Object.hasOwn(metrics, errorKey) ? metrics[errorKey] : undefined,
      dialect.hasTextNumbers,
    );
    const direction = row.higherIsBetter(entry.metric);
    const taskLoss = isTaskLoss(entry.metric) ? null : row.taskLoss;
    let origins = withOrigin(withOrigin(ofRow, direction?.origin ?? null), taskLoss?.origin ?? null);
    // OLMES keeps a task's main score under a key of its own.
    if (!key.includes(entry.metric)) origins = withOrigin(origins, ofOtherName);
    if (written.isText) origins = withOrigin(origins, ofTextScore);
    if (standardError !== null) origins = withOrigin(origins, ofError(errorKey));
    records.push({
      run,
      task,
      metric: entry.metric,
      score: written.value,
      unit: null,
      standardError,
      items: items?.value ?? null,
      chance: null,
      higherIsBetter: direction?.value ?? null,
      taskLoss: taskLoss?.value ?? null,
      factors,
      date,
      configuration,
      source: { file: document.file, pointer },
      origins,
    });
  }
  if (items?.value !== 0 || records.length === 0) return records;
  tellNothingAsked(document, problems, task, records.length, row.pointer);
  return [];
};
