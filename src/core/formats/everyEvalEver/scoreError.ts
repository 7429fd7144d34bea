import { member } from '../../documents/member.ts';
import { itemsFromStandardError } from '../../records/itemsFromStandardError.ts';
import { normalUpperQuantile } from '../../stats/distributions.ts';
import type { EveryEvalEverEntry, EveryEvalEverInterval } from '../../validation/everyEvalEverFile.ts';

/** What a record says of the error of one score. */
interface ScoreError {
  /** In the score's unit, above 0; null where unknown. */
  readonly standardError: number | null;
  readonly items: number | null;
}

const positive = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && value > 0 ? value : null;

/**
 * The standard error behind a normal confidence interval of a stated level: half its width over the normal quantile. Without
 * the level it is unknown. Offsets from the score, which some writers put in place of the ends, have the same width.
 */
const ofInterval = (interval: EveryEvalEverInterval | null | undefined): number | null => {
  const level = interval?.confidence_level;
  if (interval === null || interval === undefined || level === null || level === undefined) return null;
  return positive((interval.upper - interval.lower) / 2 / normalUpperQuantile((1 - level) / 2));
};

const countOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : null;

/**
 * Standard error and number of items of one score. The error: as stated, else the deviation of single items over √n, else by a
 * confidence interval of a stated level. The items: those of the uncertainty, else the dataset's, else recovered from a stated
 * standard error. Nothing depends on the stated method, since a converter writes `bootstrap` for errors that are analytic.
 *
 * @param dataset the record's own `source_data`, where up to 0.1.0 it stands once for all scores
 * @param beside a standard error that the record holds as a score of its own
 */
export const scoreError = (
  { score_details, source_data }: EveryEvalEverEntry,
  dataset: unknown,
  beside: number | null,
): ScoreError => {
  const { score, uncertainty, confidence_interval } = score_details;
  const error = uncertainty?.standard_error;
  const samples = uncertainty?.num_samples ?? null;
  const stated = positive(typeof error === 'number' ? error : error?.value) ?? positive(beside);
  const deviation = positive(uncertainty?.standard_deviation);
  const ofDeviation = deviation === null || samples === null ? null : deviation / Math.sqrt(samples);
  return {
    standardError:
      stated ?? ofDeviation ?? ofInterval(uncertainty?.confidence_interval ?? confidence_interval),
    items:
      samples ??
      countOf(member(source_data, 'samples_number')) ??
      countOf(member(dataset, 'samples_number')) ??
      (stated === null ? null : itemsFromStandardError(score, stated)),
  };
};
