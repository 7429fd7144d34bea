import type { RunFacts, ScoreRecord } from '../../../src/core/records/scoreRecord.ts';
import type { RandomSource } from '../../../src/core/stats/randomSource.ts';
import { metricFacts } from '../../../src/core/tasks/metricFacts.ts';
import type { TaskCard } from '../../../src/core/tasks/taskCard.ts';
import type { SoundEvidence } from './soundLab.ts';

/** Evidence with one thing wrong. */
export interface Faulty extends SoundEvidence {
  /** What a finding has to name: a run, or a task where the fault is in its card. */
  readonly culprit: string;
}

/** One thing that goes wrong, the rules that are for it, and what it does to good evidence; null where that has no place for it. */
export interface Fault {
  readonly title: string;
  readonly rules: readonly string[];
  readonly inject: (evidence: SoundEvidence, random: RandomSource) => Faulty | null;
}

export const pick = <Item>(items: readonly Item[], random: RandomSource): Item | null =>
  items.length === 0 ? null : (items[random.integer(items.length)] ?? null);

export const isAccuracy = ({ metric }: ScoreRecord): boolean => metricFacts(metric)?.isAccuracy === true;

/** One record, changed. */
export const inRecord =
  (
    fits: (record: ScoreRecord) => boolean,
    change: (record: ScoreRecord) => Partial<ScoreRecord>,
  ): Fault['inject'] =>
  (evidence, random) => {
    const chosen = pick(evidence.records.filter(fits), random);
    if (chosen === null) return null;
    const records = evidence.records.map((one) => (one === chosen ? { ...one, ...change(one) } : one));
    return { ...evidence, records, culprit: chosen.run };
  };

/** All records of one run, changed. */
export const inRecordsOfRun =
  (change: (record: ScoreRecord, index: number) => Partial<ScoreRecord>): Fault['inject'] =>
  (evidence, random) => {
    const chosen = pick([...new Set(evidence.records.map(({ run }) => run))], random);
    if (chosen === null) return null;
    const changes = evidence.records.map((one, index) => (one.run === chosen ? change(one, index) : {}));
    if (changes.every((one) => Object.keys(one).length === 0)) return null;
    const records = evidence.records.map((one, index) => ({ ...one, ...changes[index] }));
    return { ...evidence, records, culprit: chosen };
  };

/** The facts of one run, changed. */
export const inRun =
  (
    fits: (run: RunFacts) => boolean,
    change: (run: RunFacts, random: RandomSource) => Partial<RunFacts>,
  ): Fault['inject'] =>
  (evidence, random) => {
    const chosen = pick(evidence.runs.filter(fits), random);
    if (chosen === null) return null;
    const runs = evidence.runs.map((one) => (one === chosen ? { ...one, ...change(one, random) } : one));
    return { ...evidence, runs, culprit: chosen.id };
  };

/** The scores of one run under the name of another, changed on the way. */
export const copied =
  (change: (record: ScoreRecord, place: number) => Partial<ScoreRecord>): Fault['inject'] =>
  (evidence, random) => {
    const names = [...new Set(evidence.records.map(({ run }) => run))];
    const [from, to] = [pick(names, random), pick(names, random)];
    if (from === null || to === null || from === to) return null;
    const kept = evidence.records.filter(({ run }) => run !== to);
    const copies = evidence.records
      .filter(({ run }) => run === from)
      .map((one, place) => ({
        ...one,
        ...change(one, place),
        run: to,
        source: { ...one.source, file: `${to}.json` },
      }));
    return { ...evidence, records: [...kept, ...copies], culprit: to };
  };

/** The card of one task, changed. */
export const inCard =
  (
    fits: (record: ScoreRecord) => boolean,
    change: (record: ScoreRecord) => Partial<TaskCard>,
  ): Fault['inject'] =>
  (evidence, random) => {
    const chosen = pick(
      evidence.records.filter((one) => isAccuracy(one) && fits(one)),
      random,
    );
    if (chosen === null) return null;
    const { task } = chosen;
    const blank = { harness: null, metric: null, direction: null, unit: null, chance: null, ceiling: null };
    const card: TaskCard = { task, ...blank, items: chosen.items, ...change(chosen) };
    // Nobody else states what the card does.
    const records = evidence.records.map((one) =>
      one.task === task ? { ...one, items: null, standardError: null, chance: null } : one,
    );
    return { ...evidence, records, cards: [card], culprit: task };
  };
