import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { median } from '../../stats/quantile.ts';
import { countOf } from '../../text/formatCount.ts';
import type { IntegrityEvidence, TaskScores } from '../integrityEvidence.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';
import { shown } from '../shown.ts';

const scoresOf = (records: readonly ScoreRecord[]): readonly number[] => records.map(({ score }) => score);
const least = (records: readonly ScoreRecord[]): number => Math.min(...scoresOf(records));
const most = (records: readonly ScoreRecord[]): number => Math.max(...scoresOf(records));

/** Whether a score, in another unit, would stand among others. */
const fits = (score: number, others: readonly ScoreRecord[]): boolean =>
  score >= least(others) / integrityLimits.unitSlack && score <= most(others) * integrityLimits.unitSlack;

/** A metric whose range nobody states: scores up to 1 and scores up to 100 in one task. */
const mixedIn = ({ task, metric, facts, records }: TaskScores): readonly IntegrityFinding[] => {
  if (facts.range !== null || facts.direction === 'lower') return [];
  const fractions = records.filter(({ score }) => score > 0 && score <= 1);
  const percents = records.filter(({ score }) => score > 1 && score <= integrityLimits.percent);
  const [first] = percents;
  if (first === undefined || fractions.length === 0 || records.length < integrityLimits.unitTasks) return [];
  if (records.some(({ score }) => score < 0 || score > integrityLimits.percent)) return [];
  const isApart = least(percents) >= integrityLimits.unitGap * most(fractions);
  const middle = median(scoresOf(percents));
  if (!isApart || !fits(middle / integrityLimits.percent, fractions)) return [];
  const distrusted =
    fractions.length === percents.length
      ? [...fractions, ...percents]
      : fractions.length < percents.length
        ? fractions
        : percents;
  const [named = first] = distrusted;
  const message = `${quoteText(metric)} of ${quoteText(task)} is given from ${shown(least(fractions))} to ${shown(most(fractions))} by ${countOf(fractions.length, 'score')} and from ${shown(least(percents))} to ${shown(most(percents))} by ${countOf(percents.length, 'score')}: fractions and percentages. The ${distrusted.length} leave the fits; write all of them in one unit, and state \`unit\` in a task card.`;
  return [{ source: named.source, message, distrusted }];
};

/** Whether no model guesses that badly. A skill that only large models have looks alike, but it has no chance level. */
const isImpossible = ({ score }: ScoreRecord, { facts: { range, chance } }: TaskScores): boolean =>
  range?.lower === 0 && range.upper === 1 && score < (chance ?? 0) * integrityLimits.tiny;

/** Of a task in fractions, the scores that are a hundredth of what stands beside them. */
const tinyIn = (task: TaskScores): readonly ScoreRecord[] => {
  const { records } = task;
  const suspects = records.filter((record) => record.score > 0 && isImpossible(record, task));
  if (suspects.length === 0 || records.length < integrityLimits.unitTasks) return [];
  const middle = median(scoresOf(records));
  const others = records.filter(({ score }) => score > middle * integrityLimits.tiny);
  const [lower, upper] = [
    least(others) / integrityLimits.unitSlack,
    most(others) * integrityLimits.unitSlack,
  ];
  return suspects.filter(
    ({ score }) =>
      score <= middle * integrityLimits.tiny &&
      score * integrityLimits.percent >= lower &&
      score * integrityLimits.percent <= upper,
  );
};

/** Runs whose scores are divided by 100 once too often: all that can be told from a real score are. */
const dividedTwice = ({ tasks }: IntegrityEvidence): readonly IntegrityFinding[] => {
  const tiny = tasks.flatMap(tinyIn);
  const key = ({ run, metric, source }: ScoreRecord): string => `${run}\u0000${metric}\u0000${source.file}`;
  const suspects = [...groupBy(tiny, key)].filter(
    ([, records]) => records.length >= integrityLimits.unitTasks,
  );
  if (suspects.length === 0) return [];
  const found = new Set(tiny);
  const runs = new Set(tiny.map(({ run }) => run));
  const sound = new Set(
    tasks.flatMap(({ facts, records }) =>
      (facts.chance ?? 0) > 0
        ? records.filter((record) => runs.has(record.run) && !found.has(record)).map(key)
        : [],
    ),
  );
  return suspects.flatMap(([name, records]) => {
    const [first] = records;
    if (first === undefined || sound.has(name)) return [];
    const message = `Run ${quoteText(first.run)} has a hundredth of what the other runs have on ${countOf(records.length, 'task')} (${quoteText(first.metric)} of ${quoteText(first.task)}: ${shown(first.score)}), as of scores that were divided by 100 twice. They leave the fits; state the unit of this file, or correct the \`unit\` of the task cards.`;
    return [{ source: first.source, message, distrusted: records }];
  });
};

export const percentAmongFractions: IntegrityRule = {
  id: 'SG202',
  severity: 'error',
  title: 'Percentages stand among fractions',
  meaning:
    'Some scores of one task are a hundred times the others. They are in another unit, and no curve can hold both. A percentage where the ' +
    'metric is known to end at 1 is refused while it is read (SG116).',
  nextStep: 'Write all scores of a task in one unit, and state it in its card.',
  find: (evidence) => [...evidence.tasks.flatMap(mixedIn), ...dividedTwice(evidence)],
};
