import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import { sortedEntries } from '../collections/sortedEntries.ts';
import type { GatheredEvidence } from '../pipeline/gatherEvidence.ts';
import type { JudgedEvidence } from '../pipeline/judgeEvidence.ts';
import { levelsOf } from '../records/levelsOf.ts';
import { mergedOrigins } from '../records/mergedOrigins.ts';
import type { ScaleAxis } from '../records/scaleAxis.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import { sourceKey } from '../records/sourceKey.ts';
import { type PolicedRecord, settleDuplicates } from '../runs/settleDuplicates.ts';
import { normaliseRecords } from '../tasks/normaliseRecords.ts';
import { shippedTaskCards } from '../tasks/shippedTaskCards.ts';
import { type CardFacts, cardFor } from '../tasks/taskCards.ts';
import { type LostPoint, lostPoints } from './lostPoints.ts';
import { newNames } from './newNames.ts';

/** What the base's reading had and the head's has not, or has otherwise. Additions are none of it, but for `unscored`. */
export interface Withdrawal {
  /** The head's evidence with all of it put back. */
  readonly evidence: GatheredEvidence;
  /** Records of the base that the head has nowhere, or with another value, whether they stood on a curve or not. */
  readonly records: readonly ScoreRecord[];
  /** Points that the curves of the base had. */
  readonly points: readonly LostPoint[];
  /** Runs of which a stated fact is gone or another one, sorted. */
  readonly runs: readonly string[];
  /** Runs that the head adds and that no curve has: their losses would bend a law without a score of theirs. Sorted. */
  readonly unscored: readonly string[];
  /** Tasks of which the cards say something else, sorted. */
  readonly cards: readonly string[];
  /** The axis that the curves of the base had, where the head's have another one; else null. */
  readonly axis: ScaleAxis | null;
}

/** What a record is a score of. */
const keyOf = ({ run, task, metric, factors }: ScoreRecord): string =>
  JSON.stringify([run, task, metric, sortedEntries(factors)]);

/** All that it says, but not where it stands: a file that is moved or written anew says the same. */
const contentOf = (record: ScoreRecord): string => {
  const { score, unit, standardError, items, chance, higherIsBetter, taskLoss, date } = record;
  const says = [score, unit, standardError, items, chance, higherIsBetter, taskLoss, date];
  return JSON.stringify([keyOf(record), ...says]);
};

/** Where the config declares the configuration as a factor, it is part of what a record is a score of. */
const inConfiguration = (record: ScoreRecord, splits: boolean): ScoreRecord =>
  splits ? { ...record, factors: levelsOf(record) } : record;

const inConfigurations = (policed: readonly PolicedRecord[], splits: boolean): readonly PolicedRecord[] =>
  splits ? policed.map((one) => ({ ...one, record: inConfiguration(one.record, splits) })) : policed;

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

/** The head's records with those of the base put back; a new score of what a withdrawn one was a score of stands aside. */
const together = (
  head: readonly PolicedRecord[],
  gone: readonly PolicedRecord[],
  added: readonly PolicedRecord[],
): readonly PolicedRecord[] => {
  const old = groupBy(gone, ({ record }) => keyOf(record));
  const aside = new Set(added.filter((one) => old.has(keyOf(one.record))));
  return [...head.filter((one) => !aside.has(one)), ...gone];
};

const scales = ['params', 'tokens', 'flops'] as const;

/** The facts of a run that are one value each. */
const plainFacts = [...scales, 'paramsKind', 'step', 'trainingRun'] as const;

/** A run with every fact that the base stated. What the head adds stays, but for levels that would move a point from its curve. */
const restored = (base: RunFacts, head: RunFacts | undefined, stood: boolean): RunFacts => {
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
    factors: stood ? base.factors : { ...head.factors, ...base.factors },
  };
};

const saysOf = (run: RunFacts): string =>
  JSON.stringify([
    plainFacts.map((fact) => run[fact]),
    sortedEntries(run.losses),
    sortedEntries(run.factors),
  ]);

const cardSays = (card: CardFacts | null): string =>
  JSON.stringify(
    [card?.direction, card?.unit, card?.chance, card?.ceiling, card?.items].map((fact) => fact ?? null),
  );

/** Tasks of the base's evidence of which the head's cards say something else: one that is added to a general one among them. */
const alteredTasks = (base: GatheredEvidence, head: GatheredEvidence): readonly string[] => {
  if (JSON.stringify(base.parts.cards) === JSON.stringify(head.parts.cards)) return [];
  const asked = new Map(
    base.parts.policed.map(({ record: { task, metric, factors } }) => {
      const query = { task, metric, harness: factors.harness ?? null };
      return [JSON.stringify(query), query] as const;
    }),
  );
  const altered = [...asked.values()].filter((query) => {
    const [was, now] = [base, head].map(({ parts }) =>
      cardSays(cardFor({ own: parts.cards, shipped: shippedTaskCards }, query)),
    );
    return was !== now;
  });
  return [...new Set(altered.map(({ task }) => task))].sort(byCodeUnits);
};

const pointsOf = ({ drawn }: JudgedEvidence) => drawn.tasks.flatMap(({ curves }) => curves);

/**
 * What a head withdraws of its base: everything that entered the fits and the laws of loss of the base and does not enter those of the
 * head, or enters them otherwise. Null where it withdraws nothing. Judged on what both sides say at the end, each read by its own rules
 * to the last, and not on files: a file that is renamed, split or written in another format withdraws nothing, while a file that is
 * left alone does where a second score contradicts it, a card reads it in another way, or the manifest gives it to another run.
 */
export const putBack = (base: JudgedEvidence, head: JudgedEvidence): Withdrawal | null => {
  const names = newNames(base.evidence, head.evidence);
  const { splitsConfigurations: splits, latest, cards: ownCards } = head.evidence.parts;
  const curves = pointsOf(base).map(names.ofCurve);
  const shared = sharedFiles(base.evidence, head.evidence);
  const points = lostPoints(curves, head, shared);

  const [ofBase, ofHead] = withoutTheSame(
    inConfigurations(base.evidence.parts.policed.map(names.ofPoliced), splits),
    inConfigurations(head.evidence.parts.policed, splits),
    shared,
  );
  const gone = beyond(ofBase, ofHead);

  const stood = new Set(curves.flatMap((curve) => curve.points.map(({ run }) => run)));
  const runs = new Map(head.evidence.runs);
  const altered: string[] = [];
  for (const facts of base.evidence.runs.values()) {
    const stated = names.ofRun(facts);
    const now = head.evidence.runs.get(stated.id);
    const back = restored(stated, now, stood.has(stated.id));
    if (now !== undefined && saysOf(back) === saysOf(now)) continue;
    runs.set(stated.id, back);
    altered.push(stated.id);
  }
  const known = new Set([...base.evidence.runs.values()].map((facts) => names.ofRun(facts).id));
  const scored = new Set(pointsOf(head).flatMap((curve) => curve.points.map(({ run }) => run)));
  // Where the base has no curve, there is no law of it to bend.
  const isFirst = stood.size === 0;
  const unscored = [...head.evidence.runs.values()].flatMap(({ id, losses }) =>
    isFirst || known.has(id) || scored.has(id) || Object.keys(losses).length === 0 ? [] : [id],
  );
  for (const id of unscored) runs.delete(id);
  const cards = alteredTasks(base.evidence, head.evidence);
  const axis = base.drawn.axis === head.drawn.axis ? null : base.drawn.axis;
  const found = [points, gone, altered, unscored, cards];
  if (axis === null && found.every(({ length }) => length === 0)) return null;

  const policed = together(
    inConfigurations(head.evidence.parts.policed, splits),
    gone,
    beyond(ofHead, ofBase),
  );
  const settled = settleDuplicates(policed, { splitsConfigurations: splits, latest });
  // Of a task that the base knows, its own cards and facts hold: for what the head adds as well.
  const tasks = new Set(base.evidence.parts.policed.map(({ record }) => record.task));
  const [ofKnown, ofNew] = [true, false].map((isKnown) =>
    normaliseRecords(
      settled.records.filter(({ task }) => tasks.has(task) === isKnown),
      { own: isKnown ? base.evidence.parts.cards : ownCards, shipped: shippedTaskCards },
    ),
  );
  const drawn = new Set(
    curves.flatMap((curve) =>
      curve.points.map(({ source }) => `${sourceKey(source)}\n${curve.task}\n${curve.metric}`),
    ),
  );
  const pinned = new Set(
    base.evidence.records
      .filter(({ source, task, metric }) => drawn.has(`${sourceKey(source)}\n${task}\n${metric}`))
      .map((record) => inConfiguration(names.ofRecord(record), splits)),
  );
  const taken = new Set([...pinned].map(keyOf));
  const others = [...(ofKnown?.records ?? []), ...(ofNew?.records ?? [])].filter(
    (record) => !taken.has(keyOf(record)),
  );
  const { factsOf } = base.evidence;
  return {
    evidence: {
      ...head.evidence,
      records: [...pinned, ...others],
      factsOf: (task, metric) =>
        tasks.has(task) ? factsOf(task, metric) : (ofNew ?? base.evidence).factsOf(task, metric),
      runs: new Map([...runs].sort(([a], [b]) => byCodeUnits(a, b))),
      left: settled.left,
      pinned,
    },
    records: gone.map(({ record }) => record),
    points,
    runs: altered.sort(byCodeUnits),
    unscored: unscored.sort(byCodeUnits),
    cards,
    axis,
  };
};
