import { groupBy } from '../collections/groupBy.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { Complaint } from '../records/boundByFile.ts';
import { originOf } from '../records/origins.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { firstNames } from '../text/firstNames.ts';
import { countOf } from '../text/formatCount.ts';
import { evaluationDifferences } from './evaluationDifferences.ts';

/** A record that left because a newer one was kept. */
export interface Replacement {
  readonly record: ScoreRecord;
  readonly by: ScoreRecord;
}

const listed = (names: readonly string[]): string => firstNames([...new Set(names)]);

const dayOf = ({ date }: ScoreRecord): string =>
  date === null ? '' : ` of ${new Date(date).toISOString().slice(0, 16).replace('T', ' ')}`;

/** How far apart two scores are, as a share of the larger: scores of several metrics have no other common measure. */
const apart = ({ record, by }: Replacement): number =>
  Math.abs(record.score - by.score) / Math.max(Math.abs(record.score), Math.abs(by.score));

const ruleOf = ({ record, by }: Replacement): string =>
  [record, by].some(({ origins }) => originOf(origins, 'date')?.rule === 'file-name')
    ? "the date in their files' names"
    : "the artifact's own date";

const complaintOf = (replaced: readonly Replacement[]): readonly Complaint[] => {
  const [first] = replaced;
  if (first === undefined) return [];
  const worst = replaced.reduce((most, one) => (apart(one) > apart(most) ? one : most), first);
  const { record, by } = worst;
  const runs = new Set(replaced.map((one) => one.record.run));
  const { text } = evaluationDifferences([by, record]);
  const names = listed(replaced.map((one) => quoteText(one.record.run)));
  const ofRuns = runs.size === 1 ? `run ${names}` : `${runs.size} runs (${names})`;
  const verb = replaced.length === 1 ? 'is' : 'are';
  const message =
    `${countOf(replaced.length, 'score')} of ${ofRuns} ${verb} left out, since a newer one is there (\`duplicates: newest\`, by ${ruleOf(worst)}): ` +
    `${listed(replaced.map((one) => one.record.source.file))} by ${listed(replaced.map((one) => one.by.source.file))}. ` +
    `Furthest apart is ${quoteText(record.metric)} of ${quoteText(record.task)}${runs.size === 1 ? '' : ` of run ${quoteText(record.run)}`}: ${record.score}${dayOf(record)}, now ${by.score}${dayOf(by)}.` +
    (text === ''
      ? ''
      : ` They were evaluated in different ways (${text}): keep one of them, or declare \`configuration\` under \`factors\`.`);
  const alike = text === '' ? { unexplained: true as const, also: [by.source] } : { also: [by.source] };
  return [{ rule: text === '' ? 'SG130' : 'SG131', source: record.source, message, ...alike }];
};

/**
 * What is told of scores that newer ones replaced: one complaint for all scores that were evaluated differently in the same respects,
 * whatever their runs and files. A rerun of the same evaluation is a notice (SG130); one of another evaluation a warning (SG131).
 */
export const replacedScores = (replaced: readonly Replacement[]): readonly Complaint[] => {
  const known = new Map<string, string>();
  const causeOf = ({ record, by }: Replacement): string => {
    const key = JSON.stringify(
      [record, by].map(({ configuration, items }) => [configuration?.fingerprint, items]),
    );
    const cause = known.get(key) ?? evaluationDifferences([by, record]).cause;
    known.set(key, cause);
    return cause;
  };
  return [...groupBy(replaced, causeOf).values()].flatMap(complaintOf);
};
