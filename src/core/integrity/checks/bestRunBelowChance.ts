import { quoteText } from '../../documents/quoteText.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import type { TaskScores } from '../integrityEvidence.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';
import { shown } from '../shown.ts';

const findIn = ({ task, metric, facts, records }: TaskScores): readonly IntegrityFinding[] => {
  const [first] = records;
  if (metricFacts(metric)?.isAccuracy !== true || first === undefined) return [];
  const stated = facts.chance;
  if (stated !== null && stated > integrityLimits.largestChance) {
    const what =
      stated > 1
        ? `a percentage, as it seems; write ${shown(stated / integrityLimits.percent)}`
        : 'the share of the most common answer, as it seems; write one over the number of choices';
    const message = `The stated chance of ${quoteText(task)} (${quoteText(metric)}) is ${shown(stated)}, and whoever guesses among two choices or more is right half of the time at most: it is ${what} as \`chance\` in its task card.`;
    return [{ source: first.source, message, distrusted: [] }];
  }
  if (records.length < integrityLimits.chanceRuns) return [];
  const best = records.reduce((most, record) => (record.score > most.score ? record : most));
  const { score, source } = best;
  const { chance } = facts;
  const items = best.items ?? facts.items;
  if (chance === null || chance <= 0 || chance >= 1 || items === null) return [];
  const limit = chance - integrityLimits.belowChance * Math.sqrt((chance * (1 - chance)) / items);
  if (score >= limit) return [];
  const message = `The best of ${records.length} scores of ${quoteText(task)} (${quoteText(metric)}) is ${shown(score)}, below the stated chance of ${shown(chance)} by more than the sampling noise of ${items} items allows a guesser; correct \`chance\` in its task card.`;
  return [{ source, message, distrusted: [] }];
};

export const bestRunBelowChance: IntegrityRule = {
  id: 'SG209',
  severity: 'warning',
  title: 'The chance level of a task cannot be right',
  meaning:
    'Even the best run scores below what the task card says a guesser does, or the card says more than one half, which nobody gets by ' +
    'guessing. The share of the most common answer was taken for chance, or the task has more choices in this formulation, or the ' +
    'harness does not score it properly. Chance is the floor of every law that has one.',
  nextStep: 'Correct `chance` in the task card: one over the number of choices.',
  find: ({ tasks }) => tasks.flatMap(findIn),
};
