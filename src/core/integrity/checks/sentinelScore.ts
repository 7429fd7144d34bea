import { quoteText } from '../../documents/quoteText.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import { countOf } from '../../text/formatCount.ts';
import type { TaskScores } from '../integrityEvidence.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';
import { shown } from '../shown.ts';

/** What people and programs write for a score that is missing. */
const SENTINELS: ReadonlySet<number> = new Set([-1, -9, -99, -100, -999, -9999, -99999]);

/** Whether a score of 0 is beyond anybody who answers, by guessing or by one answer for all items. */
const isBelowGuessing = ({ score, items }: ScoreRecord, { metric, facts }: TaskScores): boolean =>
  score === 0 &&
  metricFacts(metric)?.isAccuracy === true &&
  Math.log1p(-(facts.chance ?? 0)) * (items ?? facts.items ?? 0) < Math.log(integrityLimits.zeroProbability);

/** Zeros where guessing gets far: of a task that hardly any other run has a zero on, since its card may be that of another formulation. */
const zerosIn = (scores: TaskScores): readonly IntegrityFinding[] => {
  const { task, metric, facts, records } = scores;
  if (facts.chance === null || facts.chance <= 0 || facts.chance >= 1) return [];
  const zeros = records.filter((record) => isBelowGuessing(record, scores));
  const others = records.length - records.filter(({ score }) => score === 0).length;
  if (zeros.length >= others) return [];
  return zeros.map((record) => {
    const message = `${quoteText(metric)} of ${quoteText(task)} is 0, where a guesser has ${shown(facts.chance ?? 0)} and ${countOf(others, 'other score')} lie above: it stands for a missing score, or no answer was read. It leaves the fits; write an empty cell, leave the entry out, or run the evaluation again.`;
    return { source: record.source, message, distrusted: [record] };
  });
};

const findIn = ({ task, metric, records }: TaskScores): readonly IntegrityFinding[] => {
  const suspects = records.filter(({ score }) => score < 0 && SENTINELS.has(score));
  if (suspects.length === 0) return [];
  const others = records.filter(({ score }) => !SENTINELS.has(score));
  const isConstant =
    others.length === 0 && suspects.length > 1 && suspects.every(({ score }) => score === suspects[0]?.score);
  return suspects.flatMap((record) => {
    const { score, source } = record;
    const isMostlyPositive = 2 * others.filter((other) => other.score >= 0).length > others.length;
    const isFar = others.every((other) => other.score > integrityLimits.sentinelGap * score);
    if (!isConstant && !(isMostlyPositive && isFar)) return [];
    const beside = isConstant
      ? `as are all ${suspects.length} scores of this task`
      : `while the others lie from ${shown(Math.min(...others.map((other) => other.score)))} up`;
    const message = `${quoteText(metric)} of ${quoteText(task)} is ${score}, which stands for a missing score, ${beside}. It leaves the fits; write an empty cell or leave the entry out.`;
    return [{ source, message, distrusted: [record] }];
  });
};

export const sentinelScore: IntegrityRule = {
  id: 'SG201',
  severity: 'error',
  title: 'A score stands for a missing one',
  meaning:
    'Programs write -1 or -999 where they have no score, and 0 where nothing could be read out of the answers. Nothing in a schema forbids ' +
    'it, and one such number bends every curve that it stands on. A 0 is told where guessing gets far and most runs are above.',
  nextStep: 'Leave the entry out, or run the evaluation again.',
  find: ({ tasks }) => tasks.flatMap((scores) => [...findIn(scores), ...zerosIn(scores)]),
};
