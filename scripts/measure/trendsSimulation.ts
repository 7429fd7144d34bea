/**
 * Error rates of the trend verdicts on simulated curves of known truth, as Markdown tables; with `--write` they go into
 * docs/method.md.
 *
 *   tsx scripts/measure/trendsSimulation.ts [--write] [--draws 60] [--seed 1] [--points 5,6,8,10,14,20,40] [--items 200,500,1000,3000,10000]
 */
import { parseArgs } from 'node:util';
import { analyseTrends } from '../../src/core/trends/analyseTrends.ts';
import { trendLimits } from '../../src/core/trends/limits.ts';
import type { TrendAnalysis } from '../../src/core/trends/trendAnalysis.ts';
import { trendVerdicts } from '../../src/core/trends/trendVerdict.ts';
import {
  harder,
  type SimulationSettings,
  simulateCurve,
  undisputed,
  undisputedOnLogAxis,
} from '../../test/support/trends/simulatedCurves.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
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

interface Look extends SimulationSettings {
  readonly resamples?: number;
  readonly curves?: number;
}

const look = (kind: string, points: number, items: number, how: Look = {}): readonly TrendAnalysis[] => {
  const known = { ...harder, ...(how.axis === 'params' ? undisputedOnLogAxis : undisputed) };
  const draw = known[kind];
  if (draw === undefined) throw new Error(`no shape is called ${kind}`);
  return Array.from({ length: how.curves ?? draws }, (_, index) => {
    const key = `${kind} ${points} ${items} ${index}`;
    const { curve } = simulateCurve(draw, points, items, seed, key, how);
    return analyseTrends([[curve]], { resamples: how.resamples ?? 0, seed });
  }).flat();
};

const share = (found: readonly TrendAnalysis[], verdict: string): number =>
  found.filter((one) => one.verdict === verdict).length / found.length;

const countsOf = (found: readonly TrendAnalysis[]): readonly string[] =>
  trendVerdicts.map((verdict) => String(found.filter((one) => one.verdict === verdict).length));

const classes = Object.keys(undisputed);

/** `0.98 / 0.92 noisy / 0.003 / 0.02`. */
const cell = (points: number, items: number, how: Look): string => {
  const found = classes.map((kind) => ({ kind, all: look(kind, points, items, how) }));
  const others = found.filter(({ kind }) => kind !== 'predictable');
  const worst = others
    .map(({ kind, all }) => ({ kind, found: share(all, kind) }))
    .reduce((least, one) => (one.found < least.found ? one : least));
  const right = share(found.find(({ kind }) => kind === 'predictable')?.all ?? [], 'predictable');
  const leak = share(
    others.flatMap(({ all }) => all),
    'predictable',
  );
  const jumps = share(look('jump anywhere', points, items, { ...how, curves: 3 * draws }), 'predictable');
  return `${right.toFixed(2)} / ${worst.found.toFixed(2)} ${worst.kind} / ${leak.toFixed(3)} / ${jumps.toFixed(2)}`;
};

const grid = (counts: readonly number[], how: Look = {}): string =>
  markdownTable(
    ['runs', ...itemCounts.map((items) => `${items} items`)],
    counts.map((points) => [String(points), ...itemCounts.map((items) => cell(points, items, how))]),
  );

const verdicts = (kinds: readonly string[], points: number, items: number, how: Look = {}): string =>
  markdownTable(
    ['truth', ...trendVerdicts],
    kinds.map((kind) => [kind, ...countsOf(look(kind, points, items, how))]),
  );

const judged = pointCounts.filter((points) => points >= trendLimits.fewestRuns);

const report = [
  `${draws} curves a class and cell, seed ${seed}. A cell reads: predictable curves called predictable / the other class that is
found least / share of the five other classes that pass as predictable / share of jumps anywhere in the range, edges and wide ones
among them, that pass as predictable (of ${3 * draws}).`,
  'On a loss axis:',
  grid(pointCounts),
  'On a log axis, where half of the laws accelerate and half saturate:',
  grid(judged, { axis: 'params' }),
  'On a loss axis, with items drawn from 50 to 10,000 for each run of a curve:',
  markdownTable(
    ['runs', 'normal noise', 'run-to-run noise by t on 3 degrees of freedom'],
    judged.map((points) => [
      String(points),
      cell(points, 1000, { mixedItems: true }),
      cell(points, 1000, { mixedItems: true, heavyTails: true }),
    ]),
  ),
  ...[8, 10, 20].flatMap((points) => [
    `Verdicts at ${points} runs and 1,000 items, with 100 resamples:`,
    verdicts([...classes, 'jump anywhere'], points, 1000, { resamples: 100 }),
  ]),
  'Harder shapes at 20 runs and 1,000 items:',
  verdicts(Object.keys(harder), 20, 1000),
].join('\n\n');

if (values.write) writeSection('docs/method.md', 'trends-simulation', report);
else console.log(report);
