/**
 * Double descent in simulated labs: of the forecasts beyond the data, how many are narrow and miss, as Markdown tables.
 *
 *   tsx scripts/measure/doubleDescent.ts [--draws 12] [--seed 1]
 *
 * A lab has eight ordinary tasks and one or two whose score falls before it rises (or whose error rises before it falls), on
 * 12, 24 and 40 runs. Forecasts at 90% are held against the true curve, without noise, 2, 4 and 11 times the compute of
 * the last run away; those count that a decision could rest on (calibrated, and within 1.1 times the longest backtest).
 * Limits are those of a check: wider where a turn shows. Narrow: the limit towards the worse lies within 0.05 of the value. The columns under "seen" are what could tell such a
 * curve: its verdict, and a broken power law that turns inside the runs; on the ordinary curves they are false alarms.
 */
import { parseArgs } from 'node:util';
import type { Curve } from '../../src/core/curves/curve.ts';
import { fitData } from '../../src/core/fits/fitData.ts';
import { fitLaw } from '../../src/core/fits/fitLaw.ts';
import { brokenPowerLaw } from '../../src/core/laws/brokenPowerLaw.ts';
import { widenedByTurn } from '../../src/core/plans/widenedByTurn.ts';
import { analyseTrends } from '../../src/core/trends/analyseTrends.ts';
import type { TrendAnalysis } from '../../src/core/trends/trendAnalysis.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { type DescentForecast, doubleDescentLab } from './forecasts/doubleDescentLab.ts';
import { mean } from './forecasts/forecastFigures.ts';

const { values } = parseArgs({
  options: { draws: { type: 'string', default: '12' }, seed: { type: 'string', default: '1' } },
});
const draws = Number(values.draws);
const seed = Number(values.seed);

/** The decision's resolution, and its limit on the distance. */
const resolution = 0.05;
const farthest = 1.1;

const sizes = [12, 24, 40];
const noises = [0.003, 0.01, 0.02];
/** Where the turn lies, in the observed range: well before the last run, near it, at it, and beyond it. */
const turns = [0.4, 0.6, 0.75, 0.85, 0.95, 1, 1.1];

interface Seen {
  readonly trend: TrendAnalysis | undefined;
  readonly nonmonotonic: boolean;
  /** Whether the broken power law is fitted, with exponents of opposite sign. */
  readonly turn: boolean;
}

const seeIn = (curve: Curve): Seen => {
  const [trend] = analyseTrends([[curve]], { resamples: 0, seed });
  const fit = fitLaw(brokenPowerLaw, fitData([curve]));
  const exponent = fit.kind === 'fitted' ? (fit.parameters.exponent?.value ?? 0) : 0;
  const change = fit.kind === 'fitted' ? (fit.parameters.change?.value ?? 0) : 0;
  return {
    trend,
    nonmonotonic: trend?.verdict === 'nonmonotonic',
    turn: exponent * (exponent + change) < 0,
  };
};

interface Row extends DescentForecast {
  readonly runs: number;
  readonly turn: number;
  readonly noise: number;
  readonly seen: Seen;
}

const rows: Row[] = turns.flatMap((turn) =>
  noises.flatMap((noise) =>
    sizes.flatMap((runs) =>
      Array.from({ length: draws }, (_, draw) => {
        const { curves, held } = doubleDescentLab({ runs, turn, noise }, 1000 * seed + draw);
        // The ordinary curves do not depend on the turn: seen once.
        const judged = new Map(
          curves
            .filter(({ task }) => turn === turns[0] || task.startsWith('turning'))
            .map((curve): [Curve, Seen] => [curve, seeIn(curve)]),
        );
        return held.flatMap((one): Row[] => {
          const seen = judged.get(one.curve);
          if (seen === undefined) return [];
          const { trend } = seen;
          const gate = { resolution, rangeWidth: 1 };
          const forecast =
            trend === undefined ? one.forecast : widenedByTurn(one.forecast, trend, gate, one.curve.space);
          return [{ ...one, forecast, runs, turn, noise, seen }];
        });
      }).flat(),
    ),
  ),
);

const decidable = ({ forecast }: Row): boolean =>
  forecast.calibration !== 'none' && forecast.distanceRatio <= farthest;
const narrow = ({ forecast: { value, lowerBound, upperBound }, curve }: Row): boolean =>
  (curve.direction === 'higher' ? value - lowerBound : upperBound - value) <= resolution;
const covers = ({ actual, forecast: { lower, upper } }: Row): boolean => actual >= lower && actual <= upper;
/** What a narrow forecast would let through: the truth is worse than the limit that a decision rests on. */
const worse = ({ actual, forecast: { lowerBound, upperBound }, curve }: Row): boolean =>
  curve.direction === 'higher' ? actual < lowerBound : actual > upperBound;
const share = (group: readonly Row[], holds: (row: Row) => boolean): string =>
  group.length === 0 ? '' : mean(group.map((row) => Number(holds(row)))).toFixed(3);

const header = [
  'forecasts',
  'decidable',
  'coverage',
  'narrow',
  'narrow and missing',
  'seen: nonmonotonic',
  'seen: broken law turns',
  'narrow, worse than its limit',
  'of these, seen by neither',
];
const figures = (group: readonly Row[]): readonly string[] => {
  const kept = group.filter(decidable);
  const tooGood = (row: Row): boolean => narrow(row) && worse(row);
  return [
    String(group.length),
    share(group, decidable),
    share(kept, covers),
    share(kept, narrow),
    share(kept, (row) => narrow(row) && !covers(row)),
    share(group, ({ seen }) => seen.nonmonotonic),
    share(group, ({ seen }) => seen.turn),
    share(kept, tooGood),
    share(kept.filter(tooGood), ({ seen }) => !seen.nonmonotonic && !seen.turn),
  ];
};
const table = (
  title: string,
  names: readonly string[],
  groups: readonly (readonly [readonly string[], readonly Row[]])[],
): void => {
  const lines = groups.map(([labels, group]) => [...labels, ...figures(group)]);
  console.log(`\n${title}\n\n${markdownTable([...names, ...header], lines)}`);
};

const turning = rows.filter((row) => row.turns);
console.log(`${draws} labs a cell, seed ${seed}`);
table(
  'Curves that turn, by the place of the turn and the scatter between runs',
  ['turn', 'scatter'],
  turns.flatMap((turn) =>
    noises.map((noise): [string[], Row[]] => [
      [String(turn), String(noise)],
      turning.filter((row) => row.turn === turn && row.noise === noise),
    ]),
  ),
);
table(
  'Curves that turn at 0.85 or before, by the number of runs',
  ['runs'],
  sizes.map((runs): [string[], Row[]] => [
    [String(runs)],
    turning.filter((row) => row.turn <= 0.85 && row.runs === runs),
  ]),
);
table(
  'The ordinary curves of the same labs',
  ['scatter'],
  noises.map((noise): [string[], Row[]] => [
    [String(noise)],
    rows.filter((row) => !row.turns && row.noise === noise),
  ]),
);
