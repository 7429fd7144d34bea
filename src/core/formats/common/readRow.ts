import type { BoundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isNonFinite } from '../../documents/nonFinite.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
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
  readonly items: number | null;
  readonly taskLoss: number | null;
  readonly factors: Readonly<Record<string, string>>;
  readonly date: number | null;
  /** Whether more is better, where the artifact says so of a metric. */
  readonly higherIsBetter: (metric: string) => boolean | null;
}

/** The records of one row, in the file's order. What is no number is told at its place and left out. */
export const readRow = (
  document: Document,
  problems: BoundedProblems,
  row: MetricRow,
): readonly ScoreRecord[] => {
  const { run, task, metrics, dialect, items, factors, date } = row;
  const records: ScoreRecord[] = [];
  for (const [key, score] of Object.entries(metrics)) {
    const entry = dialect.metricOf(key, score);
    if (entry === null || isNonFinite(score)) continue;
    const pointer = `${row.pointer}${jsonPointer(key)}`;
    if (typeof score !== 'number') {
      const message = `${quoteText(entry.metric)} of ${quoteText(task)} is ${showValue(score)}; a number was expected. It is left out.`;
      problems.add('SG110', () => document.locate(pointer), message);
      continue;
    }
    const errorKey = entry.standardErrorKey;
    records.push({
      run,
      task,
      metric: entry.metric,
      score,
      standardError: standardErrorOf(Object.hasOwn(metrics, errorKey) ? metrics[errorKey] : undefined),
      items,
      chance: null,
      higherIsBetter: row.higherIsBetter(entry.metric),
      taskLoss: isTaskLoss(entry.metric) ? null : row.taskLoss,
      factors,
      date,
      source: { file: document.file, pointer },
    });
  }
  return records;
};
