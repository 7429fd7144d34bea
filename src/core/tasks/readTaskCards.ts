import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Document } from '../documents/document.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { Problem } from '../problems/problem.ts';
import { salvage } from '../validation/salvage.ts';
import { validateTasks } from '../validation/tasksFile.ts';
import type { TaskCard } from './taskCard.ts';

/** What a file of task cards gave: its good cards in the order of the file. */
export interface TaskCardsReading {
  readonly cards: readonly TaskCard[];
  readonly problems: readonly Problem[];
}

/** Reads task cards by their schema. A second card for one task, harness and metric is a problem (SG105), and the first holds. */
export const readTaskCards = (document: Document): TaskCardsReading => {
  const salvaged = salvage(document, validateTasks(document), 'tasks');
  if (salvaged.kind === 'unusable') return { cards: [], problems: salvaged.problems };
  const problems = boundedProblems(document.file);
  const seen = new Set<string>();
  const cards: TaskCard[] = [];
  for (const { value: entry, pointer } of salvaged.entries) {
    const card: TaskCard = {
      task: entry.task,
      harness: entry.harness ?? null,
      metric: entry.metric ?? null,
      direction: entry.direction ?? null,
      unit: entry.unit ?? null,
      chance: entry.chance ?? null,
      ceiling: entry.ceiling ?? null,
      items: entry.items ?? null,
      source: { file: document.file, pointer },
    };
    const key = JSON.stringify([card.task, card.harness, card.metric]);
    if (seen.has(key)) {
      const message = `There is a card for ${quoteText(card.task)} with this harness and metric above; this one is left out.`;
      problems.add('SG105', () => document.locate(pointer), message);
      continue;
    }
    seen.add(key);
    cards.push(card);
  }
  return { cards, problems: [...salvaged.problems, ...problems.all()] };
};
