/**
 * Agreement of the trend verdicts on Gadre et al. 2024 with the categories of Lourie, Hu & Cho (arXiv 2507.00885), which
 * were read by eye from plots of the same scores: kappa with a 95% interval by resampling tasks, the tasks that differ and
 * why, and kappa when each threshold moves by a fifth. A report, never a target: no threshold is set by these labels.
 *
 *   SCALING_GUARD_DATA=folder tsx scripts/gadreAgreement.ts [--corpus c4_val] [--resamples 200]
 */
import { parseArgs } from 'node:util';
import { quantile, sortedNumbers } from '../src/core/stats/quantile.ts';
import { randomSource } from '../src/core/stats/randomSource.ts';
import { analyseTrends } from '../src/core/trends/analyseTrends.ts';
import { type Thresholds, thresholds } from '../src/core/trends/thresholds.ts';
import {
  gadreFolder,
  gadreGroups,
  gadreIsHere,
  publishedCategories,
} from '../test/core/trends/gadreCurves.ts';
import { kappa, predictableOrNot } from '../test/core/trends/kappa.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: 'c4_val' },
    resamples: { type: 'string', default: '200' },
  },
});
if (!gadreIsHere) {
  console.error(
    `The data is not at ${gadreFolder}; set SCALING_GUARD_DATA to the folder that holds gadre2024.`,
  );
  process.exit(2);
}

const groups = gadreGroups(values.corpus);
const published = publishedCategories();
const tasks = groups.map(([curve]) => curve?.task ?? '');
const labels = tasks.map((task) => published.get(task) ?? '');

const verdictsWith = (moved: Partial<Thresholds>): readonly string[] =>
  analyseTrends(groups, { resamples: 0, seed: 1, thresholds: moved }).map(({ verdict }) => verdict);

const twoWay = (verdicts: readonly string[], of: readonly string[] = labels): number =>
  kappa(verdicts.map(predictableOrNot), of.map(predictableOrNot));

/** 95% interval by drawing tasks with replacement. */
const interval = (agreement: (verdicts: readonly string[], of: readonly string[]) => number): string => {
  const source = randomSource(1);
  const draws = Array.from({ length: 2000 }, () => {
    const drawn = tasks.map(() => source.integer(tasks.length));
    return agreement(
      drawn.map((i) => verdicts[i] ?? ''),
      drawn.map((i) => labels[i] ?? ''),
    );
  });
  const sorted = sortedNumbers(draws);
  return `${quantile(sorted, 0.025).toFixed(2)} to ${quantile(sorted, 0.975).toFixed(2)}`;
};

const trends = analyseTrends(groups, { resamples: Number(values.resamples), seed: 1 });
const verdicts = trends.map(({ verdict }) => verdict);
console.log(`two-way kappa ${twoWay(verdicts).toFixed(3)} (${interval(twoWay)})`);
console.log(`six-way kappa ${kappa(verdicts, labels).toFixed(3)} (${interval(kappa)})\n`);

for (const [i, trend] of trends.entries()) {
  if (trend.verdict === labels[i]) continue;
  const stability = trend.stability === null ? '' : `, stability ${trend.stability.toFixed(2)}`;
  console.log(`${tasks[i]}: published ${labels[i]}, here ${trend.verdict} (${trend.reason}${stability})`);
  for (const sentence of trend.words) console.log(`    ${sentence}`);
}

console.log('\nthreshold             value    two-way -20% / +20%   six-way -20% / +20%   tasks that change');
for (const name of Object.keys(thresholds) as (keyof Thresholds)[]) {
  const value = thresholds[name];
  const [less, more] = [0.8, 1.2].map((factor) => verdictsWith({ [name]: value * factor }));
  if (less === undefined || more === undefined) continue;
  const changed = tasks.filter((_, i) => less[i] !== verdicts[i] || more[i] !== verdicts[i]);
  const pair = (agreement: (found: readonly string[]) => number): string =>
    `${agreement(less).toFixed(3)} / ${agreement(more).toFixed(3)}`;
  console.log(
    [
      name.padEnd(20),
      value.toFixed(3).padStart(6),
      pair(twoWay).padStart(20),
      pair((found) => kappa(found, labels)).padStart(20),
      `  ${changed.join(', ')}`,
    ].join('  '),
  );
}
