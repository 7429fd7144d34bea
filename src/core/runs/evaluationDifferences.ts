import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { type ConfigurationDifference, configurationDifferences } from './configurationDifferences.ts';

/** Keys in which scores were evaluated differently, before the rest is only counted. */
const KEYS_LISTED = 3;

/** Hashes of what was asked: a hash says little to a reader, and that other items were asked says all of it. */
const HASHES_OF_ITEMS: ReadonlySet<string> = new Set(['hash_examples', 'task_hash', 'dataset_hash']);

const itemsDifference = (records: readonly ScoreRecord[]): readonly ConfigurationDifference[] => {
  const counts = [...new Set(records.flatMap(({ items }) => items ?? []))].sort((a, b) => a - b);
  return counts.length < 2 ? [] : [{ key: 'items', text: `items: ${counts.join(' against ')}` }];
};

/** In what scores of one run were evaluated differently, as far as their artifacts say. */
export interface EvaluationDifferences {
  /** What is different, whatever its values: equal for two runs of which the same was changed. '' where nothing is known to be. */
  readonly cause: string;
  /** The first few in words; '' where nothing is known to be different. */
  readonly text: string;
}

/** What tells the evaluations of some scores of one run, task and metric apart: their configurations, and how many items they asked. */
export const evaluationDifferences = (records: readonly ScoreRecord[]): EvaluationDifferences => {
  const differences = [...configurationDifferences(records), ...itemsDifference(records)];
  if (differences.length === 0) return { cause: '', text: '' };
  const listed = differences
    .slice(0, KEYS_LISTED)
    .map(({ key, text }) => (HASHES_OF_ITEMS.has(key) ? `other items were asked, ${text}` : text));
  const more = differences.length > KEYS_LISTED ? `; and ${differences.length - KEYS_LISTED} more keys` : '';
  const keys = differences.map(({ key }) => key).sort(byCodeUnits);
  return { cause: JSON.stringify(keys), text: `${listed.join('; ')}${more}` };
};
