/**
 * Error rates of the trend verdicts on simulated curves of known truth, as Markdown tables.
 *
 *   tsx scripts/trendsSimulation.ts [--draws 60] [--seed 1] [--points 5,6,8,10,14,20,40] [--items 200,500,1000,3000,10000]
 *
 * A cell of the grid reads: predictable curves called predictable / the other class that is found least / share of
 * curves of the other classes that pass as predictable.
 */
import { parseArgs } from 'node:util';
import { analyseTrends } from '../src/core/trends/analyseTrends.ts';
import type { TrendAnalysis } from '../src/core/trends/trendAnalysis.ts';
import { trendVerdicts } from '../src/core/trends/trendVerdict.ts';
import { harder, simulateCurve, undisputed } from '../test/core/trends/simulatedCurves.ts';

const { values } = parseArgs({
  options: {
    draws: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    points: { type: 'string', default: '5,6,8,10,14,20,40' },
    items: { type: 'string', default: '200,500,1000,3000,10000' },
  },
});
const draws = Number(values.draws);
const seed = Number(values.seed);
const numbers = (list: string): readonly number[] => list.split(',').map(Number);
const pointCounts = numbers(values.points);
const itemCounts = numbers(values.items);

const look = (kind: string, points: number, items: number): readonly TrendAnalysis[] => {
  const draw = undisputed[kind] ?? harder[kind];
  if (draw === undefined) throw new Error(`no shape is called ${kind}`);
  return Array.from({ length: draws }, (_, index) =>
    analyseTrends([[simulateCurve(draw, points, items, seed, `${kind} ${points} ${items} ${index}`).curve]], {
      resamples: 0,
      seed,
    }),
  ).flat();
};

const share = (found: readonly TrendAnalysis[], verdict: string): number =>
  found.filter((one) => one.verdict === verdict).length / found.length;

const countsOf = (found: readonly TrendAnalysis[]): readonly number[] =>
  trendVerdicts.map((verdict) => found.filter((one) => one.verdict === verdict).length);

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const classes = Object.keys(undisputed);

const cell = (points: number, items: number): string => {
  const found = classes.map((kind) => ({ kind, all: look(kind, points, items) }));
  const others = found.filter(({ kind }) => kind !== 'predictable');
  const worst = others
    .map(({ kind, all }) => ({ kind, found: share(all, kind) }))
    .reduce((least, one) => (one.found < least.found ? one : least));
  const predictable = found.find(({ kind }) => kind === 'predictable')?.all ?? [];
  const leak = share(
    others.flatMap(({ all }) => all),
    'predictable',
  );
  return `${share(predictable, 'predictable').toFixed(2)} / ${worst.found.toFixed(2)} ${worst.kind} / ${leak.toFixed(3)}`;
};

console.log(`${draws} curves a class and cell, seed ${seed}.\n`);
console.log(
  table(
    ['runs', ...itemCounts.map((items) => `${items} items`)],
    pointCounts.map((points) => [points, ...itemCounts.map((items) => cell(points, items))]),
  ),
);

for (const points of [8, 10, 20]) {
  console.log(`\nVerdicts at ${points} runs and 1,000 items:\n`);
  console.log(
    table(
      ['truth', ...trendVerdicts],
      classes.map((kind) => [kind, ...countsOf(look(kind, points, 1000))]),
    ),
  );
}

console.log('\nHarder shapes at 20 runs and 1,000 items:\n');
console.log(
  table(
    ['shape', ...trendVerdicts],
    Object.keys(harder).map((kind) => [kind, ...countsOf(look(kind, 20, 1000))]),
  ),
);
