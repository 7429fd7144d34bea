import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isNonFinite } from '../../documents/nonFinite.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { Stated } from '../../records/origin.ts';
import { type Origins, originAt, originsBy, withOrigin, withOrigins } from '../../records/origins.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import type { StatedConfiguration } from '../../records/statedConfiguration.ts';
import { showValue } from '../../validation/showValue.ts';
import type { Dialect } from './dialect.ts';
import { isTaskLoss, standardErrorOf } from './rowFacts.ts';

/** One task's metrics as a harness writes them, with what holds for all of them. */
export interface MetricRow {
  readonly run: string;
  readonly task: string;
  readonly metrics: Readonly<Record<string, unknown>>;
  /** JSON pointer to the metrics. */
  readonly pointer: string;
  readonly dialect: Dialect;
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
const ofError = originsBy('stderr', 'reported', (key) => `~[row]${jsonPointer(key)}`);
const ofAggregate = originAt('score', 'aggregate', '~[self]');

/** The records of one row, in the file's order. What is no number is told at its place and left out. */
export const readRow = (
  document: Document,
  problems: BoundedProblems,
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
    if (typeof score !== 'number') {
      const message = `${quoteText(entry.metric)} of ${quoteText(task)} is ${showValue(score)}; a number was expected. It is left out.`;
      const name = `${quoteText(entry.metric)} of ${quoteText(task)}`;
      problems.add('SG110', () => document.locate(pointer), message, { cause: showValue(score), name });
      continue;
    }
    const errorKey = entry.standardErrorKey;
    const standardError = standardErrorOf(Object.hasOwn(metrics, errorKey) ? metrics[errorKey] : undefined);
    const direction = row.higherIsBetter(entry.metric);
    const taskLoss = isTaskLoss(entry.metric) ? null : row.taskLoss;
    let origins = withOrigin(withOrigin(ofRow, direction?.origin ?? null), taskLoss?.origin ?? null);
    // OLMES keeps a task's main score under a key of its own.
    if (!key.includes(entry.metric)) origins = withOrigin(origins, ofOtherName);
    if (standardError !== null) origins = withOrigin(origins, ofError(errorKey));
    records.push({
      run,
      task,
      metric: entry.metric,
      score,
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
  return records;
};
