import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { GatheredEvidence } from '../pipeline/gatherEvidence.ts';
import { levelsOf } from '../records/levelsOf.ts';
import { mergedOrigins } from '../records/mergedOrigins.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import { type PolicedRecord, settleDuplicates } from '../runs/settleDuplicates.ts';
import { normaliseRecords } from '../tasks/normaliseRecords.ts';
import { shippedTaskCards } from '../tasks/shippedTaskCards.ts';
import type { TaskCard } from '../tasks/taskCard.ts';
import { sortedEntries } from './sortedEntries.ts';

/** What the head no longer says as the base did. Additions are none of it. */
export interface Withdrawal {
  /** The head's evidence with all of it put back. */
  readonly evidence: GatheredEvidence;
  /** Records of the base that the head has nowhere, or with another value. */
  readonly records: readonly ScoreRecord[];
  /** Runs of which a stated fact is gone or another one, sorted. */
  readonly runs: readonly string[];
  /** Task cards that are gone or say something else, by task, sorted. */
  readonly cards: readonly string[];
}

/** What a record is a score of. */
const keyOf = ({ run, task, metric, factors }: ScoreRecord): string =>
  JSON.stringify([run, task, metric, sortedEntries(factors)]);

/** All that it says, but not where it stands: a file that is moved or written anew says the same. */
const contentOf = (record: ScoreRecord): string => {
  const { score, standardError, items, chance, higherIsBetter, taskLoss, date } = record;
  return JSON.stringify([keyOf(record), score, standardError, items, chance, higherIsBetter, taskLoss, date]);
};

/** Where the config declares the configuration as a factor, it is part of what a record is a score of. */
const inConfigurations = (policed: readonly PolicedRecord[], splits: boolean): readonly PolicedRecord[] =>
  splits
    ? policed.map((one) => ({ ...one, record: { ...one.record, factors: levelsOf(one.record) } }))
    : policed;

/** Files of which base and head share the reading, since their bytes are the same, and which say all of it themselves. */
const sharedFiles = (base: GatheredEvidence, head: GatheredEvidence): ReadonlySet<string> => {
  const readings = new Set(base.parts.files);
  return new Set(
    head.parts.files.flatMap((one) => (readings.has(one) && one.runNaming !== 'folder' ? [one.file] : [])),
  );
};

/** Leaves out what stands at one place of a shared file under one run on both sides: most records, and at little cost. */
const withoutTheSame = (
  base: readonly PolicedRecord[],
  head: readonly PolicedRecord[],
  shared: ReadonlySet<string>,
): readonly [readonly PolicedRecord[], readonly PolicedRecord[]] => {
  const placeOf = ({ record: { run, source, task, metric } }: PolicedRecord): string =>
    `${source.file}\n${source.pointer}\n${task}\n${metric}\n${run}`;
  const candidates = (policed: readonly PolicedRecord[]): ReadonlySet<string> =>
    new Set(policed.filter(({ record }) => shared.has(record.source.file)).map(placeOf));
  const ofBase = candidates(base);
  const ofHead = candidates(head);
  return [base.filter((one) => !ofHead.has(placeOf(one))), head.filter((one) => !ofBase.has(placeOf(one)))];
};

/** The records of one side that the other has nowhere. */
const beyond = (
  some: readonly PolicedRecord[],
  others: readonly PolicedRecord[],
): readonly PolicedRecord[] => {
  const standing = new Set(others.map(({ record }) => contentOf(record)));
  return some.filter(({ record }) => !standing.has(contentOf(record)));
};

/**
 * The head's records with those of the base put back. A new score of what a withdrawn one was a score of stands aside, unless
 * the config says that the newest counts and it is newer by its own date.
 */
const together = (
  head: readonly PolicedRecord[],
  gone: readonly PolicedRecord[],
  added: readonly PolicedRecord[],
): readonly PolicedRecord[] => {
  const old = groupBy(gone, ({ record }) => keyOf(record));
  const supersedes = (one: PolicedRecord, other: PolicedRecord): boolean =>
    one.duplicates === 'newest' &&
    other.duplicates === 'newest' &&
    one.record.date !== null &&
    other.record.date !== null &&
    one.record.date > other.record.date;
  const aside = new Set(
    added.filter((one) => !(old.get(keyOf(one.record)) ?? []).every((other) => supersedes(one, other))),
  );
  return [...head.filter((one) => !aside.has(one)), ...gone];
};

const scales = ['params', 'tokens', 'flops'] as const;

/** The facts of a run that are one value each. */
const plainFacts = [...scales, 'paramsKind', 'step', 'trainingRun'] as const;

/** A run with every fact that the base stated; what the head adds to it stays. */
const restored = (base: RunFacts, head: RunFacts | undefined): RunFacts => {
  if (head === undefined) return base;
  const [params, tokens, flops] = scales.map((fact) => base[fact] ?? head[fact]);
  return {
    ...head,
    source: base.source,
    origins: mergedOrigins(base, head),
    params: params ?? null,
    tokens: tokens ?? null,
    flops: flops ?? null,
    paramsKind: base.params === null ? head.paramsKind : base.paramsKind,
    step: base.step,
    trainingRun: base.trainingRun,
    losses: { ...head.losses, ...base.losses },
    factors: { ...head.factors, ...base.factors },
  };
};

const saysOf = (run: RunFacts): string =>
  JSON.stringify([
    plainFacts.map((fact) => run[fact]),
    sortedEntries(run.losses),
    sortedEntries(run.factors),
  ]);

const cardKey = ({ task, harness, metric }: TaskCard): string => JSON.stringify([task, harness, metric]);

/** Cards of the base that the head has not as they were. A fact that a card adds is none of it. */
const alteredCards = (base: readonly TaskCard[], head: readonly TaskCard[]): readonly TaskCard[] => {
  const now = new Map(head.map((card) => [cardKey(card), card]));
  return base.filter((card) => {
    const other = now.get(cardKey(card));
    const stated = ['direction', 'unit', 'chance', 'ceiling', 'items'] as const;
    return other === undefined || stated.some((fact) => card[fact] !== null && card[fact] !== other[fact]);
  });
};

/**
 * The base under the names that its runs have now: a run that the base does not know and that lists an old id among its aliases
 * is that run, renamed, where nothing goes by the old id any more.
 */
const underNewNames = (
  base: GatheredEvidence,
  head: GatheredEvidence,
): Pick<GatheredEvidence, 'runs'> & { readonly policed: readonly PolicedRecord[] } => {
  const names = new Map(
    [...head.runs.values()].flatMap(({ id, aliases }) =>
      base.runs.has(id)
        ? []
        : aliases.filter((old) => base.runs.has(old) && !head.runs.has(old)).map((old) => [old, id] as const),
    ),
  );
  if (names.size === 0) return { runs: base.runs, policed: base.parts.policed };
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    runs: new Map(
      [...base.runs.values()].map((run) => [
        nameOf(run.id),
        { ...run, id: nameOf(run.id), trainingRun: nameOf(run.trainingRun) },
      ]),
    ),
    policed: base.parts.policed.map((one) => ({
      ...one,
      record: { ...one.record, run: nameOf(one.record.run) },
    })),
  };
};

/**
 * What a head withdraws of the evidence of its base: records that are gone or altered, facts of runs and task cards that are.
 * Null where it withdraws nothing. Judged on what the evidence says once it is joined, and not on files: a file that is
 * renamed, split or written in another format withdraws nothing, while a file that is left alone does where the manifest
 * gives its scores to another run.
 */
export const putBack = (base: GatheredEvidence, head: GatheredEvidence): Withdrawal | null => {
  const before = underNewNames(base, head);
  const { splitsConfigurations: splits } = head.parts;
  const [ofBase, ofHead] = withoutTheSame(
    inConfigurations(before.policed, splits),
    inConfigurations(head.parts.policed, splits),
    sharedFiles(base, head),
  );
  const gone = beyond(ofBase, ofHead);
  const runs = new Map(head.runs);
  const altered: string[] = [];
  for (const [id, stated] of before.runs) {
    const now = head.runs.get(id);
    const back = restored(stated, now);
    if (now !== undefined && saysOf(back) === saysOf(now)) continue;
    runs.set(id, back);
    altered.push(id);
  }
  const cards = alteredCards(base.parts.cards, head.parts.cards);
  if (gone.length === 0 && altered.length === 0 && cards.length === 0) return null;

  const own = [
    ...cards,
    ...head.parts.cards.filter((card) => !cards.some((old) => cardKey(old) === cardKey(card))),
  ];
  const policed = together(inConfigurations(head.parts.policed, splits), gone, beyond(ofHead, ofBase));
  const { records, factsOf } = normaliseRecords(settleDuplicates(policed, splits).records, {
    own,
    shipped: shippedTaskCards,
  });
  const sorted = new Map([...runs].sort(([a], [b]) => byCodeUnits(a, b)));
  return {
    evidence: { ...head, records, factsOf, runs: sorted },
    records: gone.map(({ record }) => record),
    runs: altered.sort(byCodeUnits),
    cards: [...new Set(cards.map(({ task }) => task))].sort(byCodeUnits),
  };
};
