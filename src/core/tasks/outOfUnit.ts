import { groupBy } from '../collections/groupBy.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { Complaint } from '../records/boundByFile.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { countOf } from '../text/formatCount.ts';

/** A pattern of fewer letters would take in tasks that nobody means. */
const SHORTEST_STEM = 3;

/** Scores that a message shows. */
const MOST_SHOWN = 3;

/** One score of each task and metric, as examples. */
const shown = (records: readonly ScoreRecord[]): string => {
  const examples = [
    ...groupBy(records, ({ task, metric }) => JSON.stringify([task, metric])).values(),
  ].flatMap(([first]) =>
    first === undefined ? [] : [`${quoteText(first.metric)} of ${quoteText(first.task)}: ${first.score}`],
  );
  const more = examples.length - MOST_SHOWN;
  return `${examples.slice(0, MOST_SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

/** The pattern of one card for all the tasks, where their names begin alike; '' for one task. */
const forAll = (records: readonly ScoreRecord[]): string => {
  const [first = '', ...others] = new Set(records.map(({ task }) => task));
  if (others.length === 0) return '';
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  return length < SHORTEST_STEM
    ? ''
    : ` (or ${quoteText(`${first.slice(0, length)}*`)}, one card for all of them)`;
};

/**
 * Tells scores that are no fractions, once a file: those above the most that a fraction can be, and those that share their unit
 * with one. All have one cause, and one cure.
 */
export const outOfUnit = (records: readonly ScoreRecord[], most: number): readonly Complaint[] =>
  [...groupBy(records, ({ source }) => source.file).values()].flatMap((ofFile): Complaint[] => {
    const above = ofFile.filter(({ score }) => score > most);
    const others = ofFile.filter(({ score }) => score <= most);
    const [first] = above.length > 0 ? above : others;
    if (first === undefined) return [];
    const cure = `if they are in percent, say \`unit: percent\` in the column map or in a task card for ${quoteText(first.task)}${forAll(ofFile)}`;
    const message =
      above.length === 0
        ? `${countOf(others.length, 'score')} (${shown(others)}) could be a fraction, but stands above ${most} in another place where the same is written (a unit holds for a whole metric): left out; ${cure}.`
        : `${countOf(above.length, 'score')} of this file (${shown(above)}) cannot be a fraction, where the metric ends at ${most}${
            others.length === 0
              ? ''
              : `, so that neither can the ${others.length === 1 ? 'one' : others.length} of the same unit beside (${shown(others)})`
          }: all are left out; ${cure}.`;
    const cause = JSON.stringify(['unit', above.length === 0, first.metric]);
    return [{ rule: 'SG116', source: first.source, message, cause }];
  });
