import { getOrMake } from '../collections/getOrMake.ts';
import { groupBy } from '../collections/groupBy.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { evaluationDifferences } from '../runs/evaluationDifferences.ts';
import type { LeftOut } from '../runs/settleDuplicates.ts';
import { countOf } from '../text/formatCount.ts';

/** One run of which some files give different scores. */
export interface ContradictedRun {
  readonly files: readonly string[];
  /** Which run, in which files, by how much, and how they differ. One sentence; names in it are quoted. */
  readonly sentence: string;
}

/** Files that are named before the rest is only counted. */
const FILES_NAMED = 3;

const sentenceOf = (clusters: readonly (readonly ScoreRecord[])[], files: readonly string[]): string => {
  const [first = []] = clusters;
  const [record] = first;
  const more = files.length > FILES_NAMED ? ` and ${files.length - FILES_NAMED} more` : '';
  const scores = [...new Set(first.map(({ score }) => score))].join(' and ');
  const { text } = evaluationDifferences(first);
  const inWhat = text === '' ? '' : `, evaluated in different ways (${text})`;
  return `Run ${quoteText(record?.run ?? '')} has ${countOf(clusters.length, 'score')} that ${files.slice(0, FILES_NAMED).map(quoteText).join(', ')}${more} give differently: ${quoteText(record?.metric ?? '')} of ${quoteText(record?.task ?? '')} is ${scores}${inWhat}.`;
};

/** The runs of which files contradict each other, in the order of the evidence. */
export const contradictions = ({ replaced, contradicting }: LeftOut): readonly ContradictedRun[] => {
  const ofKept = new Map<ScoreRecord, ScoreRecord[]>();
  for (const { record, by } of replaced) getOrMake(ofKept, by, () => []).push(record);
  const clusters: readonly (readonly ScoreRecord[])[] = [
    ...[...ofKept].map(([by, older]) => [...older, by]),
    ...contradicting,
  ];
  return [...groupBy(clusters, ([record]) => record?.run ?? '').values()].map((ofRun) => {
    const files = [...new Set(ofRun.flat().map(({ source }) => source.file))];
    return { files, sentence: sentenceOf(ofRun, files) };
  });
};
