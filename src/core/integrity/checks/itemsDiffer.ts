import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { itemsFromStandardError } from '../../records/itemsFromStandardError.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import { countOf } from '../../text/formatCount.ts';
import type { TaskScores } from '../integrityEvidence.ts';
import type { IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';

interface Difference {
  readonly record: ScoreRecord;
  readonly items: number;
  readonly usual: number;
  readonly from: string;
}

/** What its own standard error says of the items of a score, else what is stated. */
const itemsOf = ({ score, standardError, items }: ScoreRecord): number | null =>
  (standardError === null ? null : itemsFromStandardError(score, standardError)) ?? items;

const differs = (items: number, usual: number): boolean =>
  Math.abs(items - usual) > integrityLimits.itemsSlack * usual;

/** The count that most scores have, where it is that of more than half. */
const majority = (counts: readonly number[]): number | null => {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].find(([, of]) => 2 * of > counts.length)?.[0] ?? null;
};

const findIn = ({ metric, facts, records }: TaskScores): readonly Difference[] => {
  if (metricFacts(metric)?.isAccuracy !== true) return [];
  // Counts that the card filled in, and errors that nobody states, agree with it.
  const isPlain = ({ standardError, items }: ScoreRecord): boolean =>
    standardError === null && items === facts.items;
  if (records.every(isPlain)) return [];
  const counts = records.map(itemsOf);
  const known = counts.filter((items) => items !== null);
  const among = known.length > 2 ? majority(known) : null;
  const found: Difference[] = [];
  for (const [index, record] of records.entries()) {
    const items = counts[index] ?? null;
    const { items: stated } = record;
    if (items === null) continue;
    if (stated !== null && items !== stated && differs(items, stated))
      found.push({ record, items, usual: stated, from: 'stated' });
    // A card that no score agrees with is another check's business.
    else if (facts.items !== null && differs(items, facts.items) && among !== items)
      found.push({ record, items, usual: facts.items, from: 'of the task card' });
    else if (among !== null && differs(items, among))
      found.push({ record, items, usual: among, from: 'of most runs' });
  }
  return found;
};

export const itemsDiffer: IntegrityRule = {
  id: 'SG207',
  severity: 'warning',
  title: 'Scores are of another number of items than their task has',
  meaning:
    'The standard error of a yes-or-no score tells how many items it is a mean of: n = 1 + p(1 − p)/se². Here it is another number than ' +
    'the file, the task card or the other runs have: an evaluation with a limit, or another split. Such scores are not comparable.',
  nextStep: 'Run the evaluation again on the whole task, or leave the file out.',
  find: ({ tasks }) =>
    [...groupBy(tasks.flatMap(findIn), ({ record }) => record.source.file)].flatMap(([, ofFile]) => {
      const [first] = ofFile;
      if (first === undefined) return [];
      const { record, items, usual, from } = first;
      const count = countOf(new Set(ofFile.map((one) => one.record.task)).size, 'task');
      const message = `The scores of ${count} in this file are of another number of items than ${from === 'stated' ? 'stated' : 'elsewhere'} (${quoteText(record.task)}: ${items}, where ${usual} are ${from === 'stated' ? 'stated' : `those ${from}`}); an evaluation with a limit, or of another split, cannot stand beside whole ones.`;
      const cause = JSON.stringify([from, record.task, items, usual]);
      return [{ source: record.source, message, distrusted: [], cause }];
    }),
};
