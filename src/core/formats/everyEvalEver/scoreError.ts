import { member } from '../../documents/member.ts';
import { itemsFromStandardError } from '../../records/itemsFromStandardError.ts';
import type { Origin } from '../../records/origin.ts';
import { originAt } from '../../records/origins.ts';
import { normalUpperQuantile } from '../../stats/distributions.ts';
import type { EveryEvalEverEntry, EveryEvalEverInterval } from '../../validation/everyEvalEverFile.ts';
import type { Converter } from './converter.ts';

/** What a record says of the error of one score. `items` is 0 where it says that nothing was asked. */
interface ScoreError {
  /** In the score's unit, above 0; null where unknown. */
  readonly standardError: number | null;
  readonly items: number | null;
  /** Where both stand. */
  readonly origins: readonly (Origin | null)[];
}

/** A number, with its pointer. */
interface Place {
  readonly value: number;
  readonly at: string;
}

/** The metrics that are means over items: what Inspect's standard error belongs to. */
const MEANS = new Set(['accuracy', 'mean']);

const positive = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && value > 0 ? value : null;

const placed = (value: number | null, at: string): Place | null => (value === null ? null : { value, at });

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
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** The items that a dataset says were asked, and how many it has: converters write its whole size beside the ids of a few. */
const countsOf = (dataset: unknown, at: string): readonly (Place | null)[] => {
  const ids = member(dataset, 'sample_ids');
  return [
    placed(countOf(member(dataset, 'samples_number')), `${at}/samples_number`),
    // An empty list names none of the items; it does not say that there were none.
    placed(Array.isArray(ids) && ids.length > 0 ? countOf(new Set(ids).size) : null, `${at}/sample_ids`),
  ];
};

/** The entry of a score: `/evaluation_results/3`. */
const ENTRY = '/evaluation_results/~[1]';
const DETAILS = `${ENTRY}/score_details`;
const UNCERTAINTY = `${DETAILS}/uncertainty`;

/**
 * Standard error and number of items of one score. The error: as stated, else the deviation of single items over √n, else by a
 * confidence interval of a stated level. The items: the least of what is stated, since none of the counts can be exceeded;
 * else recovered from a stated standard error. Nothing depends on the stated method, since a converter writes `bootstrap` for
 * errors that are analytic.
 *
 * HELM's converter takes trials for items: its counts and deviations say nothing. Inspect's gives one standard error to all
 * metrics of a scorer, and it is that of the mean.
 *
 * @param dataset the record's own `source_data`, where up to 0.1.0 it stands once for all scores
 * @param beside a standard error that the record holds as a score of its own, with its pointer
 */
export const scoreError = (
  { score_details, source_data }: EveryEvalEverEntry,
  metric: string,
  converter: Converter | null,
  dataset: unknown,
  beside: Place | null,
): ScoreError => {
  if (converter === 'helm') return { standardError: null, items: null, origins: [] };
  const { score, uncertainty, confidence_interval } = score_details;
  const samples = countOf(uncertainty?.num_samples);
  const counts = [
    placed(samples, `${UNCERTAINTY}/num_samples`),
    ...countsOf(source_data, `${ENTRY}/source_data`),
    ...countsOf(dataset, '/source_data'),
  ].filter((count) => count !== null);
  const least = counts.reduce<Place | null>(
    (before, count) => (before === null || count.value < before.value ? count : before),
    null,
  );
  const error = uncertainty?.standard_error;
  const own = `${UNCERTAINTY}/standard_error${typeof error === 'number' ? '' : '/value'}`;
  const stated =
    placed(positive(typeof error === 'number' ? error : error?.value), own) ??
    (beside === null ? null : placed(positive(beside.value), beside.at));
  const deviation = positive(uncertainty?.standard_deviation);
  const ofDeviation =
    deviation === null || samples === null || samples === 0 ? null : deviation / Math.sqrt(samples);
  const interval = uncertainty?.confidence_interval ?? confidence_interval;
  const intervalAt = uncertainty?.confidence_interval ? UNCERTAINTY : DETAILS;
  const ofMean = stated?.value ?? ofDeviation ?? ofInterval(interval);
  const recovered = stated === null ? null : itemsFromStandardError(score, stated.value);
  const standardError = converter === 'inspect' && !MEANS.has(metric) ? null : ofMean;
  return {
    standardError,
    items: least?.value ?? recovered,
    origins: [
      standardError === null
        ? null
        : stated !== null
          ? originAt('stderr', 'reported', stated.at)
          : ofDeviation !== null
            ? originAt('stderr', 'from-deviation', `${UNCERTAINTY}/standard_deviation`)
            : originAt('stderr', 'from-interval', `${intervalAt}/confidence_interval`),
      least !== null
        ? originAt('n', 'counted', least.at)
        : recovered !== null && stated !== null
          ? originAt('n', 'from-stderr', stated.at)
          : null,
    ],
  };
};
