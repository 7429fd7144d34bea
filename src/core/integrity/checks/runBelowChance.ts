import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import type { TaskScores } from '../integrityEvidence.ts';
import type { IntegrityRule } from '../integrityRule.ts';
import { shown } from '../shown.ts';
import { BELOW_CHANCE, BELOW_CHANCE_PROBABILITY, BELOW_CHANCE_TASKS } from '../thresholds.ts';

interface Comparison {
  readonly record: ScoreRecord;
  readonly isBelow: boolean;
  /** Share of the other runs below chance on this task, never quite 0: answers that are unevenly spread push guessers there. */
  readonly expected: number;
}

const compare = ({ metric, facts, records }: TaskScores): readonly Comparison[] => {
  const { chance } = facts;
  if (metricFacts(metric)?.isAccuracy !== true || chance === null || chance <= 0 || chance >= 1) return [];
  const judged = records.flatMap((record) => {
    const items = record.items ?? facts.items;
    if (items === null) return [];
    const isBelow = record.score < chance - BELOW_CHANCE * Math.sqrt((chance * (1 - chance)) / items);
    return [{ record, isBelow }];
  });
  const below = judged.filter(({ isBelow }) => isBelow).length;
  return judged.map(({ record, isBelow }) => ({
    record,
    isBelow,
    expected: (below - (isBelow ? 1 : 0) + 1) / (judged.length + 1),
  }));
};

/** P(at least `count` of independent events happen), of events with these probabilities. */
const tail = (probabilities: readonly number[], count: number): number => {
  let distribution = [1];
  for (const p of probabilities)
    distribution = [...distribution, 0].map((same, k) => same * (1 - p) + (distribution[k - 1] ?? 0) * p);
  return distribution.slice(count).reduce((sum, value) => sum + value, 0);
};

export const runBelowChance: IntegrityRule = {
  id: 'SG210',
  severity: 'warning',
  title: 'A run scores below chance on many tasks',
  meaning:
    'Guessing gets chance, so that a run below it on several tasks, where its neighbours are not, was asked in a way that it does not ' +
    'understand: a missing beginning-of-sequence token, another tokenizer, a broken prompt. The effect is larger than that of any scale.',
  nextStep: 'Look at single answers of that run, and evaluate it again.',
  find({ tasks }) {
    // One metric a task: acc and acc_norm fall together.
    const seen = new Map<string, TaskScores>();
    for (const task of tasks) if (!seen.has(task.task)) seen.set(task.task, task);
    const byRun = groupBy([...seen.values()].flatMap(compare), ({ record }) => record.run);
    return [...byRun].flatMap(([run, ofRun]) => {
      const below = ofRun.filter(({ isBelow }) => isBelow);
      const [first] = below;
      if (first === undefined || below.length < BELOW_CHANCE_TASKS) return [];
      const probability = tail(
        ofRun.map(({ expected }) => expected),
        below.length,
      );
      if (probability * byRun.size > BELOW_CHANCE_PROBABILITY) return [];
      const message = `Run ${quoteText(run)} scores below chance, by more than sampling noise, on ${below.length} of ${ofRun.length} tasks (${quoteText(first.record.task)}: ${shown(first.record.score)}), where the other runs would have it on ${ofRun.reduce((sum, { expected }) => sum + expected, 0).toFixed(1)}; see whether it was evaluated with its own tokenizer and prompt.`;
      return [{ source: first.record.source, message, distrusted: [] }];
    });
  },
};
