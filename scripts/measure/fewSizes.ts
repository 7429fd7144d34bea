/**
 * What a ladder of few sizes can decide, on simulated curves of known truth: one run at each of 4 to 12 sizes. Writes the tables
 * of docs/few-sizes.md.
 *
 *   tsx scripts/measure/fewSizes.ts [--write] [--draws 200] [--seed 1] [--sizes 4,5,6,7,8,9,10,11,12] [--items 1000,10000]
 */
import { parseArgs } from 'node:util';
import { analyseTrends } from '../../src/core/trends/analyseTrends.ts';
import { trendLimits } from '../../src/core/trends/limits.ts';
import type { TrendAnalysis } from '../../src/core/trends/trendAnalysis.ts';
import { harder, simulateCurve, undisputed } from '../../test/support/trends/simulatedCurves.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';

/** Resamples where they gate the verdict; elsewhere they would change nothing. */
const resamples = 100;
/** One in twenty: what the words of a verdict without a test go by. */
const directionP = 0.05;

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    draws: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    sizes: { type: 'string', default: '4,5,6,7,8,9,10,11,12' },
    items: { type: 'string', default: '1000,10000' },
  },
});
const draws = Number(values.draws);
const seed = Number(values.seed);
const numbers = (list: string): readonly number[] => list.split(',').map(Number);

const look = (kind: string, sizes: number, items: number): readonly TrendAnalysis[] => {
  const draw = undisputed[kind] ?? harder[kind];
  if (draw === undefined) throw new Error(`no class is called ${kind}`);
  return Array.from({ length: draws }, (_, index) =>
    analyseTrends(
      [[simulateCurve(draw, sizes, items, seed, `few ${kind} ${sizes} ${items} ${index}`).curve]],
      {
        resamples: sizes < trendLimits.stableRuns ? resamples : 0,
        seed,
      },
    ),
  ).flat();
};

const share = (all: readonly TrendAnalysis[], holds: (trend: TrendAnalysis) => boolean): string => {
  const counted = all.filter(holds).length / all.length;
  return `${Math.round(100 * counted)}%`;
};

const classes = Object.keys(undisputed);
const others = classes.filter((kind) => kind !== 'predictable');

/** Below the least number of runs for a verdict: how often a direction is named. */
const directions = (sizes: number, items: number): readonly string[] => {
  const named = (kind: string, directions: readonly ('riseP' | 'fallP')[]): string =>
    share(look(kind, sizes, items), ({ numbers: found }) =>
      directions.some((which) => (found[which] ?? 1) <= directionP),
    );
  return [
    String(sizes),
    named('predictable', ['riseP']),
    named('inverse', ['fallP']),
    named('trendless', ['riseP', 'fallP']),
    named('noisy', ['riseP', 'fallP']),
  ];
};

/** From there on: how often each class is found. */
const verdicts = (sizes: number, items: number): readonly string[] => {
  const found = new Map(classes.map((kind) => [kind, look(kind, sizes, items)] as const));
  const of = (kind: string): readonly TrendAnalysis[] => found.get(kind) ?? [];
  return [
    String(sizes),
    ...classes.map((kind) => share(of(kind), ({ verdict }) => verdict === kind)),
    share(classes.flatMap(of), ({ verdict }) => verdict === 'insufficient'),
    share(others.flatMap(of), ({ verdict }) => verdict === 'predictable'),
    share(look('jump anywhere', sizes, items), ({ verdict }) => verdict === 'predictable'),
  ];
};

const sizes = numbers(values.sizes);
const tablesOf = (items: number): readonly string[] => {
  const shown = items.toLocaleString('en');
  const short = sizes.filter((count) => count < trendLimits.fewestRuns);
  const long = sizes.filter((count) => count >= trendLimits.fewestRuns);
  return [
    `A direction is named (exact one-sided p ≤ ${directionP}), ${shown} items:`,
    markdownTable(
      ['sizes', 'a law’s rise', 'a fall', 'where there is none', 'where there is only scatter'],
      short.map((count) => directions(count, items)),
    ),
    `Found with its own verdict, ${shown} items:`,
    markdownTable(
      [
        'sizes',
        ...classes,
        'insufficient, of all',
        'others passed as predictable',
        'jumps anywhere, edges too, so passed',
      ],
      long.map((count) => verdicts(count, items)),
    ),
  ];
};

const tables = [
  `${draws} curves a class and row, one run a size, seed ${seed}.`,
  ...numbers(values.items).flatMap(tablesOf),
];
const text = tables.join('\n\n');
if (values.write) writeSection('docs/few-sizes.md', 'few-sizes-simulation', text);
else console.log(text);
