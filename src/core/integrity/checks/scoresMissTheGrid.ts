import { quoteText } from '../../documents/quoteText.ts';
import { power } from '../../stats/power.ts';
import { powerOfTen } from '../../stats/powerOfTen.ts';
import { metricFacts } from '../../tasks/metricFacts.ts';
import { countOf } from '../../text/formatCount.ts';
import type { TaskScores } from '../integrityEvidence.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';

const {
  singlePrecision: SINGLE_PRECISION,
  mostDecimals: MOST_DECIMALS,
  decimalRounding: DECIMAL,
} = integrityLimits;

/** How far a score may lie from what it was before it was rounded: printed decimals, else single precision. */
const roundingOf = (scores: readonly number[]): number => {
  for (let decimals = 1; decimals <= MOST_DECIMALS; decimals++) {
    const unit = powerOfTen(-decimals);
    if (scores.every((score) => Math.abs(score / unit - Math.round(score / unit)) < DECIMAL)) return unit / 2;
  }
  return SINGLE_PRECISION;
};

/** Whether a score is a number of right answers out of n, over n. */
const isShare = (score: number, items: number, rounding: number): boolean => {
  const right = score * items;
  return Math.abs(right - Math.round(right)) <= items * rounding + 1e-6;
};

/** The least number of items that explains every score, where coincidence does not. */
const explaining = (scores: readonly number[], rounding: number): number | null => {
  let byChance = 0;
  for (let items = 2; items <= integrityLimits.mostGridItems; items++) {
    byChance += power(Math.min(1, 2 * (items * rounding + 1e-6)), scores.length);
    if (byChance > integrityLimits.gridChance) return null;
    if (scores.every((score) => isShare(score, items, rounding))) return items;
  }
  return null;
};

/** Of a count that explains all scores, the least part that does so too, where coincidence does not. */
const coarserGrid = (scores: readonly number[], items: number, rounding: number): number | null => {
  for (let times = integrityLimits.mostTimes; times > 1; times--) {
    if (items % times !== 0 || power(times, -scores.length) > integrityLimits.gridPartChance) continue;
    if (scores.every((score) => isShare(score, items / times, rounding))) return items / times;
  }
  return null;
};

/** Of several samples an item the score is a mean of shares, and no whole number over the items. */
const IS_OF_SAMPLES = /^(?:pass|maj|cons)@/i;

const findIn = ({ task, metric, facts, records }: TaskScores): readonly IntegrityFinding[] => {
  const { items, range } = facts;
  if (IS_OF_SAMPLES.test(metric)) return [];
  if (items === null || range === null || metricFacts(metric)?.isAccuracy !== true) return [];
  // Scores that are known to be of another number of items say nothing of this one.
  const own = records.filter((record) => record.items === items);
  const scores = [...new Set(own.map(({ score }) => score))].filter((score) => score > 0 && score < 1);
  const [first] = own;
  if (first === undefined || scores.length < integrityLimits.gridScores) return [];
  const rounding = roundingOf(scores);
  if (items * rounding > integrityLimits.gridRounding) return [];
  const coarser = coarserGrid(scores, items, rounding);
  if (coarser !== null) {
    const message = `${quoteText(task)} is said to have ${items} items, and all of the ${countOf(scores.length, 'distinct score')} of ${quoteText(metric)} are shares of ${coarser} as well, which would be a coincidence; see whether \`items\` in its task card counts each of them ${items / coarser} times.`;
    return [{ source: first.source, message, distrusted: [] }];
  }
  const misses = scores.filter((score) => !isShare(score, items, rounding)).length;
  if (misses < Math.max(integrityLimits.gridScores, scores.length / 2)) return [];
  const other = explaining(scores, rounding);
  if (other === null || Math.abs(other - items) <= integrityLimits.itemsSlack * items) return [];
  const message = `${quoteText(task)} is said to have ${items} items, and the ${countOf(scores.length, 'distinct score')} of ${quoteText(metric)} are no shares of ${items}, but all of them are of ${other}; correct \`items\` in its task card.`;
  return [{ source: first.source, message, distrusted: [] }];
};

export const scoresMissTheGrid: IntegrityRule = {
  id: 'SG208',
  severity: 'warning',
  title: 'The number of items of a task cannot be right',
  meaning:
    'A score that is a mean of n right-or-wrong answers is a whole number over n. These scores are no such fractions of the stated number ' +
    'of items, and all of them are of another one, or of half of it. The sampling noise of the task is figured from it. A mean of parts, which no count ' +
    'explains, is not told.',
  nextStep: 'Correct `items` in the task card.',
  find: ({ tasks }) => tasks.flatMap(findIn),
};
