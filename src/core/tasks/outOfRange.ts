import { groupBy } from '../collections/groupBy.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { Complaint } from '../records/boundByFile.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import type { Range } from './metricFacts.ts';

/** Tells scores that cannot be, once a file and metric. */
export const outOfRange = (
  outside: readonly { readonly record: ScoreRecord; readonly range: Range }[],
): readonly Complaint[] => {
  const groups = groupBy(outside, ({ record }) => JSON.stringify([record.source.file, record.metric]));
  return [...groups.values()].flatMap((group): Complaint[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { record, range } = first;
    const those =
      group.length === 1 ? 'This score lies' : `This score and ${group.length - 1} like it in this file lie`;
    const left = group.length === 1 ? 'is' : 'are';
    const message = `${those} outside of ${range.lower} to ${range.upper}, where ${quoteText(record.metric)} is bounded (${quoteText(record.task)}: ${record.score}), and ${left} left out.`;
    const cause = JSON.stringify(['range', record.metric]);
    return [{ rule: 'SG116', source: record.source, message, cause }];
  });
};
