import { quoteText } from '../documents/quoteText.ts';
import type { Complaint } from '../records/boundByFile.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { nameMatcher } from '../text/nameMatcher.ts';
import { nameFinder } from '../text/nearestName.ts';
import type { TaskCard } from './taskCard.ts';
import { type CardQuery, cardFits, taskFit } from './taskCards.ts';

/** Cards that near names are looked for of: all idle ones are told as one. */
const MOST_COMPARED = 20;

/** What the records ask cards about, each once. */
const queriesOf = (records: Iterable<ScoreRecord>): readonly CardQuery[] => {
  const queries = new Map<string, CardQuery>();
  for (const { task, metric, factors } of records) {
    const harness = factors.harness ?? null;
    const key = `${task}\u0000${metric}\u0000${harness ?? ''}`;
    if (!queries.has(key)) queries.set(key, { task, metric, harness });
  }
  return [...queries.values()];
};

/** A card whose task is there, but not under its metric or from its harness. */
const ofOthers = ({ metric, harness }: TaskCard, queries: readonly CardQuery[]): string => {
  const seen = queries
    .slice(0, 3)
    .map((one) => `${quoteText(one.metric)}${one.harness === null ? '' : ` of ${quoteText(one.harness)}`}`);
  const asked = [
    metric === null ? '' : `the metric ${quoteText(metric)}`,
    harness === null ? '' : `the harness ${quoteText(harness)}`,
  ].filter((part) => part !== '');
  return `, since it is for ${asked.join(' and ')} alone, and the evidence has ${seen.join(', ')}`;
};

/** A pattern that fits where a name, or a pattern, stops short of it: versions stand at the end of names, suites before them. */
const wider = (task: string, tasks: Iterable<string>): string | null => {
  const all = [...tasks];
  const patterns = [`${task}*`, `*${task}`, `*${task}*`].map((one) => one.replace(/\*+/g, '*'));
  return patterns.find((pattern) => all.some(nameMatcher(pattern))) ?? null;
};

/**
 * Cards that say something of no score that was read (SG135): a name that is misspelt, or that another harness spells otherwise.
 * Nothing is told where there is no score at all.
 */
export const idleCards = (
  cards: readonly TaskCard[],
  records: Iterable<ScoreRecord>,
): readonly Complaint[] => {
  if (cards.length === 0) return [];
  const queries = queriesOf(records);
  if (queries.length === 0) return [];
  const tasks = new Map<string, CardQuery[]>();
  for (const query of queries) {
    const ofTask = tasks.get(query.task);
    if (ofTask === undefined) tasks.set(query.task, [query]);
    else ofTask.push(query);
  }
  const near = nameFinder(tasks.keys());
  const idle: Complaint[] = [];
  for (const card of cards) {
    const { task, source } = card;
    const named = tasks.get(task);
    const ofTask =
      named ?? (task.includes('*') ? queries.filter((query) => taskFit(card, query.task) >= 0) : []);
    if (source === undefined || ofTask.some((query) => cardFits(card, query))) continue;
    const nearest =
      ofTask.length === 0 && idle.length < MOST_COMPARED
        ? (near(task.replaceAll('*', '')) ?? wider(task, tasks.keys()))
        : null;
    const why =
      ofTask.length > 0
        ? ofOthers(card, ofTask)
        : nearest === null
          ? ''
          : `; did you mean ${quoteText(nearest)}?`;
    const message = `The card for ${quoteText(task)} fits no score of the evidence${why}${why.endsWith('?') ? '' : '.'}`;
    idle.push({ rule: 'SG135', source, message, cause: 'idle', name: quoteText(task) });
  }
  return idle;
};
