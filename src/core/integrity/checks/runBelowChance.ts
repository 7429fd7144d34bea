import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { ScoreRecord } from '../../records/scoreRecord.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import type { TaskScores } from '../integrityEvidence.ts';
import type { IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';
import { shown } from '../shown.ts';

/** One task on which it can be told which runs are below chance. */
interface Comparison {
  readonly judged: readonly ScoreRecord[];
  readonly below: ReadonlySet<ScoreRecord>;
}

const compare = ({ metric, facts, records }: TaskScores): Comparison | null => {
  const { chance, items } = facts;
  if (metricFacts(metric)?.isAccuracy !== true || chance === null || chance <= 0 || chance >= 1) return null;
  const judged = records.filter((record) => (record.items ?? items) !== null);
  const isBelow = (record: ScoreRecord): boolean =>
    record.score <
    chance - integrityLimits.belowChance * Math.sqrt((chance * (1 - chance)) / (record.items ?? items ?? 1));
  return { judged, below: new Set(judged.filter(isBelow)) };
};

/**
 * Share of the other runs that are below chance on a task: answers that are unevenly spread push guessers there. It is never taken to
 * be less than that over all tasks, which a few runs of one task cannot tell.
 */
const expectedOf = (record: ScoreRecord, { judged, below }: Comparison, overall: number): number => {
  const others = judged.length - 1;
  const belowOfOthers = below.size - (below.has(record) ? 1 : 0);
  return Math.max(overall, (belowOfOthers + overall) / (others + 1));
};

/** P(at least `count` of independent events happen), of events with these probabilities. */
const tail = (probabilities: readonly number[], count: number): number => {
  // The last place holds "so many or more".
  const distribution = new Float64Array(count + 1);
  distribution[0] = 1;
  for (const p of probabilities) {
    const last = distribution[count] ?? 0;
    for (let happened = count; happened > 0; happened--)
      distribution[happened] =
        (distribution[happened] ?? 0) * (1 - p) + (distribution[happened - 1] ?? 0) * p;
    distribution[count] = (distribution[count] ?? 0) + last * p;
    distribution[0] = (distribution[0] ?? 0) * (1 - p);
  }
  return distribution[count] ?? 0;
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
    const compared = [...seen.values()].flatMap((task) => compare(task) ?? []);
    let index: ReadonlyMap<
      string,
      readonly { readonly record: ScoreRecord; readonly task: Comparison }[]
    > | null = null;
    // Most evidence has no run to ask for.
    const ofRuns = () => {
      index ??= groupBy(
        compared.flatMap((task) => task.judged.map((record) => ({ record, task }))),
        ({ record }) => record.run,
      );
      return index;
    };
    const allBelow = compared.reduce((sum, { below }) => sum + below.size, 0);
    const allJudged = compared.reduce((sum, { judged }) => sum + judged.length, 0);
    const belowOfRuns = groupBy(
      compared.flatMap(({ below }) => [...below]),
      ({ run }) => run,
    );
    return [...belowOfRuns].flatMap(([run, below]) => {
      const [first] = below;
      if (first === undefined || below.length < integrityLimits.belowChanceTasks) return [];
      const own = ofRuns().get(run) ?? [];
      const overall = (allBelow - below.length + 1) / (allJudged - own.length + 1);
      const expected = own.map(({ record, task }) => expectedOf(record, task, overall));
      const mean = expected.reduce((sum, one) => sum + one, 0);
      // What does not exceed its mean is no surprise, and needs no probability.
      if (below.length <= mean) return [];
      if (tail(expected, below.length) * ofRuns().size > integrityLimits.belowChanceProbability) return [];
      const message = `Run ${quoteText(run)} scores below chance, by more than sampling noise, on ${below.length} of ${expected.length} tasks (${quoteText(first.task)}: ${shown(first.score)}), where the other runs would have it on ${mean.toFixed(1)}; see whether it was evaluated with its own tokenizer and prompt.`;
      return [{ source: first.source, message, distrusted: [] }];
    });
  },
};
