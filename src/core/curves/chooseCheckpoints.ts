import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { getOrMake } from '../collections/getOrMake.ts';
import { groupBy } from '../collections/groupBy.ts';
import { quoteText } from '../documents/quoteText.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { labelIn } from '../records/checkpoint.ts';
import { levelsOf } from '../records/levelsOf.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import { countOf } from '../text/formatCount.ts';
import { lastCheckpoints, type PassedOver } from './lastCheckpoints.ts';

/** Checkpoints that are named in a message before the rest is only counted. */
const CHECKPOINTS_NAMED = 3;

interface Known {
  readonly record: ScoreRecord;
  readonly facts: RunFacts;
}

/** What a pinned record settles is told where it was pinned. */
type Told = Exclude<PassedOver, 'settled'>;

const REASONS: Readonly<Record<Told, string>> = {
  finished: 'the finished run has scores of the same tasks',
  later: 'a later checkpoint of the same run has scores of the same tasks',
  unfinished: 'the other runs there are finished, and of these only checkpoints have scores',
  unordered: 'nothing says which checkpoint of the run is the last',
};

const describe = ({ trainingRun, ...run }: RunFacts): string => {
  const label = labelIn({ trainingRun, ...run }) ?? '';
  const place = run.step === null ? quoteText(label) : `step ${run.step}`;
  return `${quoteText(run.id)}, the checkpoint of ${quoteText(trainingRun)} at ${place}`;
};

/** One problem for each reason, with its count and up to three examples. */
const tell = (left: ReadonlyMap<PassedOver, readonly Known[]>): readonly Problem[] =>
  (['finished', 'later', 'unfinished', 'unordered'] as const).flatMap((why) => {
    const all = left.get(why) ?? [];
    const runs = [...new Map(all.map(({ record, facts }) => [facts.id, { record, facts }])).values()];
    runs.sort((a, b) => byCodeUnits(a.facts.id, b.facts.id));
    const [first] = runs;
    if (first === undefined) return [];
    const named = runs.slice(0, CHECKPOINTS_NAMED).map(({ facts }) => describe(facts));
    const more = runs.length > named.length ? `; and ${runs.length - named.length} more` : '';
    const message = `${countOf(all.length, 'score')} of ${countOf(runs.length, 'checkpoint')} ${all.length === 1 ? 'stands' : 'stand'} on no curve, because ${REASONS[why]}: ${named.join('; ')}${more}.`;
    const rule = why === 'finished' || why === 'later' ? 'SG133' : 'SG134';
    return [readingProblem(rule, { ...nowhere, ...first.record.source }, message)];
  });

/**
 * The records of finished runs, and of the last checkpoints where a curve has none of a finished run; what is passed over is told, once
 * for each reason (SG133, SG134). A pinned record stays, in the place of all others of its training run. A curve is a task, a metric and a combination of levels of the declared factors.
 */
export const chooseCheckpoints = (
  records: readonly ScoreRecord[],
  runs: ReadonlyMap<string, RunFacts>,
  factors: readonly string[],
  pinned: ReadonlySet<ScoreRecord> = new Set(),
): { readonly records: readonly ScoreRecord[]; readonly problems: readonly Problem[] } => {
  if ([...runs.values()].every((run) => labelIn(run) === null)) return { records, problems: [] };
  const known = records.flatMap((record): readonly Known[] => {
    const facts = runs.get(record.run);
    return facts === undefined ? [] : [{ record, facts }];
  });
  const groups = groupBy(known, ({ record, facts }) => {
    const levels = { ...facts.factors, ...levelsOf(record) };
    return JSON.stringify([record.task, record.metric, ...factors.map((factor) => levels[factor] ?? null)]);
  });
  const choose = (group: readonly Known[]) =>
    lastCheckpoints(
      group,
      ({ facts }) => facts,
      ({ record }) => pinned.has(record),
    ).left;
  const left = new Map<PassedOver, Known[]>();
  const passed = new Set<ScoreRecord>();
  for (const group of groups.values())
    for (const { one, why } of choose(group)) {
      passed.add(one.record);
      getOrMake(left, why, (): Known[] => []).push(one);
    }
  return passed.size === 0
    ? { records, problems: [] }
    : { records: records.filter((record) => !passed.has(record)), problems: tell(left) };
};
