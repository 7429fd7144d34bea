import type { Origin } from '../records/origin.ts';
import { nameMatcher } from '../text/nameMatcher.ts';
import { metricFacts } from './metricFacts.ts';
import type { TaskCard } from './taskCard.ts';

/** The cards of a check: the user's own, and those that ship with the project. */
export interface TaskCards {
  readonly own: readonly TaskCard[];
  readonly shipped: readonly TaskCard[];
}

/** What a card is looked up for. */
export interface CardQuery {
  readonly task: string;
  readonly metric: string;
  /** The harness that scored, as its factor level says; null where unknown. */
  readonly harness: string | null;
}

/** How exactly a card's task names the task: the whole name beats a longer pattern, a longer one a shorter; -1 for no match. */
export const taskFit = (card: TaskCard, task: string): number => {
  if (card.task === task) return Number.POSITIVE_INFINITY;
  if (!card.task.includes('*') || !nameMatcher(card.task)(task)) return -1;
  return card.task.replaceAll('*', '').length;
};

/** `exact_match,strict-match` without its filter. */
const withoutFilter = (metric: string): string => metric.split(',')[0] ?? metric;

/** Whether a card speaks of a task under a metric, as a harness scored it. */
export const cardFits = (card: TaskCard, { task, metric, harness }: CardQuery): boolean =>
  taskFit(card, task) >= 0 &&
  (card.metric === null || card.metric === metric || card.metric === withoutFilter(metric)) &&
  (card.harness === null || card.harness === harness);

/** More specific cards first: by the task's name, then by metric, then by harness. */
const bySpecificity =
  (task: string) =>
  (a: TaskCard, b: TaskCard): number => {
    const fitA = taskFit(a, task);
    const fitB = taskFit(b, task);
    if (fitA !== fitB) return fitA > fitB ? -1 : 1;
    const isNamed = (value: string | null): number => (value === null ? 0 : 1);
    return isNamed(b.metric) - isNamed(a.metric) || isNamed(b.harness) - isNamed(a.harness);
  };

/** The cards of a list that hold for a query, the most specific first. In a card's task each `*` stands for any characters. */
const cardsFor = (cards: readonly TaskCard[], query: CardQuery): readonly TaskCard[] =>
  cards.filter((card) => cardFits(card, query)).sort(bySpecificity(query.task));

/**
 * Whether a card that names no metric speaks of this one. Chance, ceiling and direction of a task are those of its accuracy,
 * not of its perplexity; a unit is that of every bounded score. Names that no table knows are taken to be meant.
 */
const speaksOf = (card: TaskCard, fact: keyof TaskCard, metric: string): boolean => {
  if (card.metric !== null || fact === 'items') return true;
  const known = metricFacts(metric);
  if (known === null) return true;
  return fact === 'unit' ? known.range !== null : known.isAccuracy;
};

/** A fact of a card, as the tidy table calls it. */
const fields = { direction: 'higher_is_better', unit: 'unit', chance: 'chance', items: 'n' } as const;

type CardFact = keyof typeof fields;

/** What the cards together say of one task under one metric. */
export interface CardFacts extends TaskCard {
  /** Where each stated fact stands. */
  readonly origins: Readonly<Record<CardFact, Origin | null>>;
}

const originOn = (fact: CardFact, { source }: TaskCard): Origin =>
  source === undefined
    ? { field: fields[fact], rule: 'shipped-card', at: null }
    : { field: fields[fact], rule: 'task-card', at: `${source.pointer}/${fact}`, file: source.file };

/**
 * What is known of one task under one metric: each fact from the most specific card that states it, the user's own before
 * the shipped ones. Null where no card matches.
 */
export const cardFor = (cards: TaskCards, query: CardQuery): CardFacts | null => {
  const found = [...cardsFor(cards.own, query), ...cardsFor(cards.shipped, query)];
  if (found.length === 0) return null;
  const cardOf = (fact: keyof TaskCard): TaskCard | undefined =>
    found.find((card) => card[fact] !== null && speaksOf(card, fact, query.metric));
  const first = <Fact extends keyof TaskCard>(fact: Fact): TaskCard[Fact] | null =>
    cardOf(fact)?.[fact] ?? null;
  const originOf = (fact: CardFact): Origin | null => {
    const card = cardOf(fact);
    return card === undefined ? null : originOn(fact, card);
  };
  return {
    ...query,
    direction: first('direction'),
    unit: first('unit'),
    chance: first('chance'),
    ceiling: first('ceiling'),
    items: first('items'),
    origins: {
      direction: originOf('direction'),
      unit: originOf('unit'),
      chance: originOf('chance'),
      items: originOf('items'),
    },
  };
};
