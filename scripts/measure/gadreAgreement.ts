/**
 * Agreement of the trend verdicts on Gadre et al. 2024 with the categories of Lourie, Hu & Cho (arXiv 2507.00885), which
 * were read by eye from plots of the same scores: kappa with a 95% interval by resampling tasks, the tasks that differ and
 * why, and kappa when each threshold moves by a fifth. A report, never a target: no threshold is set by these labels.
 *
 *   SCALING_GUARD_DATA=folder tsx scripts/measure/gadreAgreement.ts [--write] [--corpus c4_val] [--resamples 200]
 *
 * `--write` puts the report into docs/method.md.
 */
import { parseArgs } from 'node:util';
import { quantile, sortedNumbers } from '../../src/core/stats/quantile.ts';
import { randomSource } from '../../src/core/stats/randomSource.ts';
import { analyseTrends } from '../../src/core/trends/analyseTrends.ts';
import { type TrendLimits, trendLimits } from '../../src/core/trends/limits.ts';
import {
  gadreFolder,
  gadreGroups,
  gadreIsHere,
  publishedCategories,
} from '../../test/support/trends/gadreCurves.ts';
import { kappa, predictableOrNot } from '../../test/support/trends/kappa.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
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

const verdictsWith = (moved: Partial<TrendLimits>): readonly string[] =>
  analyseTrends(groups, { resamples: 0, seed: 1, limits: moved }).map(({ verdict }) => verdict);

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

const differing = trends.flatMap((trend, i) => {
  const { verdict, reason, stability, words } = trend;
  if (verdict === labels[i]) return [];
  const shown = stability === null ? '' : stability.toFixed(2);
  return [[tasks[i] ?? '', labels[i] ?? '', `${verdict} (${reason})`, shown, words.join(' ')]];
});

const unmoved: string[] = [];
const sensitivity = (Object.keys(trendLimits) as (keyof TrendLimits)[]).flatMap((name) => {
  const value = trendLimits[name];
  const [less, more] = [0.8, 1.2].map((factor) => verdictsWith({ [name]: value * factor }));
  if (less === undefined || more === undefined) return [];
  const changed = tasks.filter((_, i) => less[i] !== verdicts[i] || more[i] !== verdicts[i]);
  if (changed.length === 0) {
    unmoved.push(`\`${name}\``);
    return [];
  }
  const pair = (agreement: (found: readonly string[]) => number): string =>
    `${agreement(less).toFixed(3)} / ${agreement(more).toFixed(3)}`;
  const sixWay = (found: readonly string[]): number => kappa(found, labels);
  return [[`\`${name}\``, String(Number(value.toFixed(3))), pair(twoWay), pair(sixWay), changed.join(', ')]];
});

/** Agreement on the tasks that got a verdict: nobody published an `insufficient`. */
const judged = tasks.flatMap((_, i) => (verdicts[i] === 'insufficient' ? [] : [i]));
const pick = (from: readonly string[]): readonly string[] => judged.map((i) => from[i] ?? '');

const report = `κ is ${twoWay(verdicts).toFixed(3)} for predictable or not (95% interval over tasks ${interval(twoWay)}), and
${kappa(verdicts, labels).toFixed(3)} (${interval(kappa)}) for all categories, where an \`insufficient\` counts as a disagreement; on the
${judged.length} tasks that got another verdict it is ${kappa(pick(verdicts), pick(labels)).toFixed(3)}. ${tasks.length - differing.length} of ${tasks.length} verdicts are the published ones. The others:

${markdownTable(['task', 'published', 'verdict', 'stability', 'evidence'], differing)}

Each limit moved by a fifth, down / up (κ two-way, κ of all categories), where a verdict changes:

${markdownTable(['limit', 'value', 'two-way', 'all', 'tasks that change'], sensitivity)}

No verdict changes with ${unmoved.join(', ')}.`;

if (values.write) writeSection('docs/method.md', 'gadre-agreement', report);
else console.log(report);
