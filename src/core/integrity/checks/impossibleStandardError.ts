import { quoteText } from '../../documents/quoteText.ts';
import { itemsFromStandardError } from '../../records/itemsFromStandardError.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { median } from '../../stats/quantile.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import { errorOfLeaves } from '../errorOfLeaves.ts';
import type { TaskScores } from '../integrityEvidence.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';
import { shown } from '../shown.ts';

/**
 * The largest standard error that is let through. That of a mean of n independent values between 0 and 1 is largest where they are
 * 0 or 1 (Bhatia and Davis 2000).
 */
const largest = (score: number, items: number | null): number =>
  items === null || items < 2
    ? integrityLimits.largestStandardError
    : Math.min(
        integrityLimits.largestStandardError,
        integrityLimits.standardErrorSlack * Math.sqrt((score * (1 - score)) / (items - 1)),
      );

/** Standard error over that of independent yes-or-no answers; null where either is unknown, or another number of items explains it. */
const shareOf = ({ score, standardError, items }: ScoreRecord): number | null => {
  // A score that was rounded to 0 or 1 has an error all the same.
  if (standardError === null || standardError <= 0 || score <= 0 || score >= 1) return null;
  if (items === null || items < 2) return null;
  return standardError / Math.sqrt((score * (1 - score)) / (items - 1));
};

const isImpossible = ({ score, standardError, items }: ScoreRecord): boolean =>
  standardError !== null && score > 0 && score < 1 && standardError > largest(score, items);

/** Another number of items explains it: that is told as such. */
const isExplained = ({ score, standardError }: ScoreRecord): boolean =>
  standardError !== null && itemsFromStandardError(score, standardError) !== null;

const CURE =
  'The score stays and its standard error is set aside; state the standard error in the unit of the score, or correct the number of items.';

/** One cause a task: its harness, its card or its writer. The score is not doubted, only how exactly it is known. */
const finding = (record: ScoreRecord, message: string, severity?: 'notice'): IntegrityFinding => ({
  source: record.source,
  message,
  cause: `${record.metric} of ${record.task}`,
  name: quoteText(record.run),
  ...(severity === undefined ? {} : { severity }),
  distrusted: [],
  withoutError: [record],
});

const tellImpossible = (record: ScoreRecord): IntegrityFinding => {
  const { task, metric, score, standardError, items } = record;
  const limit = largest(score, items);
  const of = items === null ? '' : ` and ${items} items`;
  const message = `${quoteText(metric)} of ${quoteText(task)} has a standard error of ${shown(standardError ?? 0)}, where a score of ${shown(score)}${of} has ${shown(limit)} at most, however its items depend on each other. ${CURE}`;
  return finding(record, message);
};

const tellAggregate = (record: ScoreRecord): IntegrityFinding =>
  finding(
    record,
    `${quoteText(record.metric)} of ${quoteText(record.task)} has a standard error of ${shown(record.standardError ?? 0)}, far more than its items have together, as harnesses write for a group whose error they take from those of its parts. The score stays and its standard error is set aside.`,
    'notice',
  );

/** Whether all runs have standard errors that are too large by much the same factor, as one way of working them out makes them. */
const areAlike = (shares: readonly number[]): boolean => {
  const least = shares.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const most = shares.reduce((one, other) => Math.max(one, other), 0);
  return (
    shares.length >= integrityLimits.standardErrorRuns && most <= integrityLimits.aggregateSpread * least
  );
};

const findIn = (
  { task, metric, records }: TaskScores,
  tasks: readonly TaskScores[],
): readonly IntegrityFinding[] => {
  const impossible = records.filter((record) => isImpossible(record) && !isExplained(record));
  const shares = records.map(shareOf);
  const known = shares.filter((share) => share !== null);
  const [first] = impossible;
  const isOfAll = impossible.length === known.length && areAlike(known);
  const isAggregate = first !== undefined && (isOfAll || errorOfLeaves(tasks, first));
  const found = impossible.map(isAggregate ? tellAggregate : tellImpossible);
  if (known.length < integrityLimits.standardErrorRuns) return found;
  // Nine tries at one question make it a third, and clusters three times as large, but they do so for all runs of a task.
  const usual = median(known);
  const beside = records.flatMap((record, index): IntegrityFinding[] => {
    const share = shares[index] ?? null;
    if (share === null) return [];
    const times = Math.max(share / usual, usual / share);
    if (times <= integrityLimits.standardErrorSlack || isImpossible(record) || isExplained(record)) return [];
    const message = `${quoteText(metric)} of ${quoteText(task)} has a standard error of ${shown(record.standardError ?? 0)}, ${times.toPrecision(2)} times as ${share > usual ? 'large' : 'small'} as those of ${known.length - 1} other runs would have it. ${CURE}`;
    return [finding(record, message)];
  });
  return [...found, ...beside];
};

export const impossibleStandardError: IntegrityRule = {
  id: 'SG206',
  severity: 'warning',
  title: 'No number of items explains a standard error',
  meaning:
    'A mean of n independent values between 0 and 1 has a standard error of √(p(1 − p)/(n − 1)) at most. One that is three times as large is ' +
    'in another unit, or belongs to another score or to far fewer items. So does one that is three times as large or as small as those of ' +
    'the other runs of its task, each held to its own score and items: a variance in its place is. The score stays, and its standard error is taken as unknown: its items say how exactly it is known. A group whose error was taken from those of its parts is told as a notice.',
  nextStep:
    'Write the standard error in the unit of the score, or leave it out and state the number of items.',
  // F1 and correlations are no means, so that nothing bounds their errors.
  find: ({ tasks }) =>
    tasks.flatMap((scores) => (metricFacts(scores.metric)?.isAccuracy === true ? findIn(scores, tasks) : [])),
};
