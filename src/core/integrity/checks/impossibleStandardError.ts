import { quoteText } from '../../documents/quoteText.ts';
import { itemsFromStandardError } from '../../records/itemsFromStandardError.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { shown } from '../shown.ts';
import { LARGEST_STANDARD_ERROR, STANDARD_ERROR_SLACK } from '../thresholds.ts';

/**
 * The largest standard error that is let through. That of a mean of n independent values between 0 and 1 is largest where they are
 * 0 or 1 (Bhatia and Davis 2000).
 */
const largest = (score: number, items: number | null): number =>
  items === null || items < 2
    ? LARGEST_STANDARD_ERROR
    : Math.min(LARGEST_STANDARD_ERROR, STANDARD_ERROR_SLACK * Math.sqrt((score * (1 - score)) / (items - 1)));

const isImpossible = ({ score, standardError, items }: ScoreRecord): boolean =>
  standardError !== null &&
  // A score that was rounded to 0 or 1 has an error all the same.
  score > 0 &&
  score < 1 &&
  standardError > largest(score, items) &&
  // Another number of items explains it: that is told as such.
  itemsFromStandardError(score, standardError) === null;

const tell = (record: ScoreRecord): IntegrityFinding => {
  const { task, metric, score, standardError, items, source } = record;
  const limit = largest(score, items);
  const of = items === null ? '' : ` and ${items} items`;
  const message = `${quoteText(metric)} of ${quoteText(task)} has a standard error of ${shown(standardError ?? 0)}, where a score of ${shown(score)}${of} has ${shown(limit)} at most, however its items depend on each other. It leaves the fits; state the standard error in the unit of the score, or correct the number of items.`;
  return { source, message, distrusted: [record] };
};

export const impossibleStandardError: IntegrityRule = {
  id: 'SG206',
  severity: 'error',
  title: 'No number of items explains a standard error',
  meaning:
    'A mean of n independent values between 0 and 1 has a standard error of √(p(1 − p)/(n − 1)) at most. One that is three times as large is ' +
    'in another unit, or belongs to another score or to far fewer items; the score beside it cannot be weighed.',
  nextStep:
    'Write the standard error in the unit of the score, or leave it out and state the number of items.',
  find: ({ tasks }) =>
    // F1 and correlations are no means, so that nothing bounds their errors.
    tasks.flatMap(({ metric, records }) =>
      metricFacts(metric)?.isAccuracy === true ? records.filter(isImpossible).map(tell) : [],
    ),
};
