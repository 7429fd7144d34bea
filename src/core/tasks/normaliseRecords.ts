import { quoteText } from '../documents/quoteText.ts';
import type { Problem } from '../problems/problem.ts';
import { boundByFile, type Complaint } from '../records/boundByFile.ts';
import type { Origin } from '../records/origin.ts';
import type { Origins } from '../records/origins.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { type Unit, units } from '../records/unit.ts';
import { belowLimit } from './belowLimit.ts';
import { taskLimits } from './limits.ts';
import { metricFacts, type Range } from './metricFacts.ts';
import { normalisedOrigins, unitOfName } from './normalisedOrigins.ts';
import { outOfRange } from './outOfRange.ts';
import { outOfUnit } from './outOfUnit.ts';
import { sharedUnits } from './sharedUnits.ts';
import { type CardFacts, cardFor, type TaskCards } from './taskCards.ts';
import { type TaskFacts, unknownTaskFacts } from './taskFacts.ts';

const { overshoot: OVERSHOOT, roundingOfChance: ROUNDING_OF_CHANCE } = taskLimits;

/** Records in one set of units, with what is known of their tasks. */
export interface Normalised {
  /** Percent is a fraction here; chance, items and direction are filled from the cards where the artifact lacks them. */
  readonly records: readonly ScoreRecord[];
  readonly problems: readonly Problem[];
  /** Records whose score cannot be, and that were left out. */
  readonly rejected: number;
  /** What is known of a task under a metric; for one that no record has, what is assumed of an unknown one. */
  readonly factsOf: (task: string, metric: string) => TaskFacts;
}

/** What holds for all records of one task, metric and harness. */
interface Ground {
  readonly card: CardFacts | null;
  /** The user's own cards alone. They go before the artifact; the shipped ones only fill what it lacks. */
  readonly own: CardFacts | null;
  readonly range: Range | null;
  readonly scale: number;
  /** The unit that is stated: by the artifact or its map, else by a card. */
  readonly stated: Unit | null;
  readonly directionOfName: 'higher' | 'lower' | null;
  /** Of the unit, where only a card or the metric's name says it. */
  readonly unit: Origin | null;
  readonly originsOf: (record: ScoreRecord) => Origins;
  readonly subject: Subject;
}

/** What the records of one task and metric say together, under whichever harness. */
interface Subject {
  /** By harness and stated unit. */
  readonly grounds: Map<string, Ground>;
  /** Those with a record that was not left out. */
  readonly used: Set<Ground>;
  readonly chances: Set<number | null>;
  /** Of the first record that says anything. */
  direction: 'higher' | 'lower' | null;
}

const FRACTION: Range = { lower: 0, upper: 1 };

const rangeOf = (unit: Unit | null, named: Range | null): Range | null => {
  if (unit === null) return named;
  return units[unit].isBounded ? (named ?? FRACTION) : null;
};

const groundOf = (cards: TaskCards, record: ScoreRecord, subject: Subject): Ground => {
  const { task, metric, factors, unit: stated } = record;
  const query = { task, metric, harness: factors.harness ?? null };
  const card = cardFor(cards, query);
  const own = cardFor({ own: cards.own, shipped: [] }, query);
  const named = metricFacts(metric);
  const unit = stated ?? card?.unit ?? null;
  const range = rangeOf(unit, named?.range ?? null);
  const ofCard = unit !== null && units[unit].isBounded ? (card?.origins.unit ?? null) : null;
  const ground = {
    card,
    own,
    scale: unit === null ? 1 : units[unit].times,
    stated: unit,
    directionOfName: named?.direction ?? null,
    unit: stated === null ? (ofCard ?? (range === null ? null : unitOfName)) : null,
  };
  return { ...ground, range, originsOf: normalisedOrigins(ground), subject };
};

const directionOf = (
  { own, card, directionOfName }: Ground,
  record: ScoreRecord,
): 'higher' | 'lower' | null => {
  if (own?.direction) return own.direction;
  if (record.higherIsBetter !== null) return record.higherIsBetter ? 'higher' : 'lower';
  return card?.direction ?? directionOfName;
};

/** The unit that a normalised score is in; null where nothing says one. */
const unitOf = (record: ScoreRecord, { unit }: Ground): Unit | null => {
  if (record.unit !== null) return units[record.unit].isBounded ? 'fraction' : record.unit;
  return unit === null ? null : 'fraction';
};

/** The score inside its range, or null where it lies outside. */
const within = (score: number, range: Range | null): number | null => {
  if (range === null) return score;
  if (score < range.lower - OVERSHOOT || score > range.upper + OVERSHOOT) return null;
  return Math.min(range.upper, Math.max(range.lower, score));
};

/** The value that all records share; null where they differ or none has one. */
const shared = <Value>(values: readonly (Value | null)[]): Value | null => {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
};

/** By task, then metric: a key joined of both would be one text more for each of a million records. */
const subjectIndex = (cards: TaskCards) => {
  const tasks = new Map<string, Map<string, Subject>>();
  const newSubject = (task: string, metric: string): Subject => {
    const subject: Subject = { grounds: new Map(), used: new Set(), chances: new Set(), direction: null };
    const metrics = tasks.get(task);
    if (metrics === undefined) tasks.set(task, new Map([[metric, subject]]));
    else metrics.set(metric, subject);
    return subject;
  };
  const groundFor = (record: ScoreRecord): Ground => {
    const { task, metric, factors, unit } = record;
    const subject = tasks.get(task)?.get(metric) ?? newSubject(task, metric);
    const key = unit === null ? (factors.harness ?? '') : `${factors.harness ?? ''}\u0000${unit}`;
    const known = subject.grounds.get(key);
    if (known !== undefined) return known;
    const ground = groundOf(cards, record, subject);
    subject.grounds.set(key, ground);
    return ground;
  };
  return { tasks, groundFor };
};

const factsOf = (metric: string, { used, chances, direction }: Subject): TaskFacts => {
  const levels = [...used];
  return {
    direction: direction ?? 'higher',
    range: shared(levels.map(({ range }) => range)),
    floor: metricFacts(metric)?.floor ?? null,
    chance: shared([...chances]),
    ceiling: shared(levels.map(({ card }) => card?.ceiling ?? null)),
    items: shared(levels.map(({ card }) => card?.items ?? null)),
  };
};

/** Where the user's cards and the artifacts state different facts: one problem for each task, metric and fact. */
const contradictions = (
  record: ScoreRecord,
  { own, scale }: Ground,
): readonly { readonly fact: string; readonly complaint: Complaint }[] => {
  // Most records have no card of the user's, and what is not told needs no name.
  if (own === null) return [];
  const found: { fact: string; message: string }[] = [];
  const what = `${quoteText(record.metric)} of ${quoteText(record.task)}`;
  if (own.chance != null && record.chance !== null) {
    const stated = record.chance * scale;
    if (Math.abs(stated - own.chance) > ROUNDING_OF_CHANCE) {
      const message = `The task card gives ${what} a chance of ${own.chance} where this artifact says ${stated}; the card's is used.`;
      found.push({ fact: 'chance', message });
    }
  }
  if (own.items != null && record.items !== null && own.items !== record.items) {
    const message = `The task card gives ${what} ${own.items} items where this artifact has ${record.items}; the artifact's count is used for its own scores.`;
    found.push({ fact: 'items', message });
  }
  if (own.unit != null && record.unit !== null && own.unit !== record.unit) {
    const message = `The task card says that ${what} is in ${own.unit} where this artifact or its column map says ${record.unit}, which is followed; correct whichever is wrong.`;
    found.push({ fact: 'unit', message });
  }
  if (own.direction != null && record.higherIsBetter !== null) {
    const stated = record.higherIsBetter ? 'higher' : 'lower';
    if (own.direction !== stated) {
      const message = `The task card says that ${own.direction} is better for ${what} where this artifact says ${stated}; the card is followed.`;
      found.push({ fact: 'direction', message });
    }
  }
  return found.map(({ fact, message }) => ({
    fact,
    complaint: { rule: 'SG118', source: record.source, message, cause: `card ${fact}`, name: what },
  }));
};

/**
 * Brings records to one set of units and fills what is known of their tasks.
 *
 * Scores in percent become fractions only where a card says `percent`: a score of 66.99 for a metric bounded by 1 is a
 * problem (SG116) and is left out, since nothing says that it is not simply wrong. For chance and direction the user's card
 * goes before the artifact, and the artifact before the shipped cards; for the number of items the artifact goes first.
 *
 * @param repeats records that left since an equal one stands among the others: a score that cannot be is told in each file
 */
export const normaliseRecords = (
  records: readonly ScoreRecord[],
  cards: TaskCards,
  repeats: readonly ScoreRecord[] = [],
): Normalised => {
  const { tasks, groundFor } = subjectIndex(cards);
  const contradicted = new Map<string, Complaint>();
  const outside: { record: ScoreRecord; range: Range }[] = [];
  const undirected = new Map<string, ScoreRecord>();
  const normalised: ScoreRecord[] = [];
  const isOfAnotherUnit = sharedUnits(records, repeats, FRACTION.upper + OVERSHOOT, (record) => {
    const { range, scale, stated } = groundFor(record);
    return { isFraction: range?.upper === FRACTION.upper && scale === 1, isStated: stated !== null };
  });
  const ofAnotherUnit: ScoreRecord[] = [];
  for (const written of records) {
    const ground = groundFor(written);
    const record = belowLimit(written, ground.card?.items ?? null);
    const { card, own, range, scale, subject } = ground;
    const score = within(record.score * scale, range);
    if (isOfAnotherUnit(record)) {
      ofAnotherUnit.push(record);
      continue;
    }
    if (score === null && range !== null) {
      outside.push({ record, range });
      continue;
    }
    for (const { fact, complaint } of contradictions(record, ground)) {
      const key = JSON.stringify([record.task, record.metric, fact]);
      if (!contradicted.has(key)) contradicted.set(key, complaint);
    }
    const direction = directionOf(ground, record);
    if (direction === null && !undirected.has(record.metric)) undirected.set(record.metric, record);
    const chance = own?.chance ?? (record.chance === null ? (card?.chance ?? null) : record.chance * scale);
    subject.used.add(ground);
    subject.chances.add(chance);
    subject.direction ??= direction;
    normalised.push({
      // Written out: copying half a million records with a spread costs as much as reading them.
      run: record.run,
      task: record.task,
      metric: record.metric,
      score: score ?? record.score,
      unit: unitOf(record, ground),
      standardError: record.standardError === null ? null : record.standardError * scale,
      items: record.items ?? card?.items ?? null,
      chance,
      higherIsBetter: direction === null ? null : direction === 'higher',
      taskLoss: record.taskLoss,
      factors: record.factors,
      date: record.date,
      configuration: record.configuration,
      source: record.source,
      origins: ground.originsOf(record),
    });
  }

  const rejected = outside.length + ofAnotherUnit.length;
  for (const record of repeats) {
    const { range, scale } = groundFor(record);
    if (isOfAnotherUnit(record)) ofAnotherUnit.push(record);
    else if (range !== null && within(record.score * scale, range) === null) outside.push({ record, range });
  }

  const complaints: Complaint[] = [
    ...contradicted.values(),
    ...outOfUnit(ofAnotherUnit, FRACTION.upper),
    ...outOfRange(outside),
  ];
  for (const [metric, record] of undirected) {
    const message = `Nothing says whether more or less of ${quoteText(metric)} is better; more is taken to be.`;
    complaints.push({ rule: 'SG126', source: record.source, message, cause: '', name: quoteText(metric) });
  }

  return {
    records: normalised,
    problems: boundByFile(complaints),
    rejected,
    factsOf: (task, metric) => {
      const subject = tasks.get(task)?.get(metric);
      return subject === undefined || subject.used.size === 0 ? unknownTaskFacts : factsOf(metric, subject);
    },
  };
};
