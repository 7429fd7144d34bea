/**
 * Forecasts of metrics without an upper bound on simulated truth: perplexity, loss and bits per byte, each a power law of compute
 * with an offset and noise that is a share of the score. Every lab is forecast as scores are read in a check (by their
 * logarithm), as they were before (as they are), and by the logarithm of what lies above the floor.
 *
 *   npx tsx scripts/measure/forecastSpaces.ts [--labs 60] [--write]
 *
 * `--write` puts the table into docs/forecasts.md.
 */
import { parseArgs } from 'node:util';
import type { Curve } from '../../src/core/curves/curve.ts';
import { type MetricSpace, metricSpace } from '../../src/core/curves/metricSpace.ts';
import { calibrate } from '../../src/core/forecasts/calibrate.ts';
import { forecastScore } from '../../src/core/forecasts/forecastScore.ts';
import { median } from '../../src/core/stats/quantile.ts';
import { type RandomSource, randomSource, seedFor } from '../../src/core/stats/randomSource.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';

const { values } = parseArgs({
  options: { labs: { type: 'string', default: '60' }, write: { type: 'boolean', default: false } },
});
const labs = Number(values.labs);
const tasks = 3;
const sizes = [5, 8, 14, 24];
const multiples = [2, 5, 25];
const level = 0.9;
/** A ladder spans this many times the compute, whatever its number of runs. */
const span = 1e4;

interface Truth {
  at(multiple: number): number;
  readonly noise: number;
}

/** `metric`: a truth, as compute grows from 1 for the smallest run. */
const metrics: Readonly<Record<string, { readonly floor: number; draw(source: RandomSource): Truth }>> = {
  perplexity: {
    floor: 1,
    draw: (source) => law(source, [1, 5], [300, 3000], [0.25, 0.4]),
  },
  loss: { floor: 0, draw: (source) => law(source, [1.4, 2.2], [1.5, 4], [0.1, 0.25]) },
  'bits per byte': { floor: 0, draw: (source) => law(source, [0.4, 0.8], [0.6, 1.2], [0.1, 0.25]) },
};

const between = (source: RandomSource, [low, high]: readonly [number, number]): number =>
  low + (high - low) * source.next();

const law = (
  source: RandomSource,
  offsets: readonly [number, number],
  amplitudes: readonly [number, number],
  exponents: readonly [number, number],
): Truth => {
  const offset = between(source, offsets);
  const amplitude = between(source, amplitudes);
  const exponent = between(source, exponents);
  return {
    at: (multiple) => offset + amplitude * Math.exp(-exponent * Math.log(multiple)),
    noise: Math.exp(between(source, [Math.log(0.01), Math.log(0.05)])),
  };
};

const excessAbove = (floor: number): MetricSpace => ({
  kind: 'logarithmic',
  lower: floor,
  upper: null,
  into: (score) => Math.log(Math.max(score - floor, 1e-9)),
  from: (value) => floor + Math.exp(value),
  slopeAt: (score) => Math.max(score - floor, 1e-9),
});

const spaces: Readonly<Record<string, (floor: number, scores: readonly number[]) => MetricSpace>> = {
  'as it is (before)': () => metricSpace({ direction: 'lower', range: null, floor: null }, []),
  logarithm: (floor, scores) => metricSpace({ direction: 'lower', range: null, floor }, scores),
  'logarithm of the excess': (floor) => excessAbove(floor),
};

interface Outcome {
  readonly inside: boolean;
  readonly error: number;
  readonly width: number;
  readonly outside: number;
}

const outcomesOf = (
  metric: string,
  runs: number,
  reading: string,
): ReadonlyMap<number, readonly Outcome[]> => {
  const { floor, draw } = metrics[metric] ?? { floor: 0, draw: () => ({ at: () => 1, noise: 0 }) };
  const found = new Map<number, Outcome[]>(multiples.map((multiple) => [multiple, []]));
  for (let lab = 0; lab < labs; lab += 1) {
    const source = randomSource(seedFor(lab, `${metric} ${runs}`));
    const truths = Array.from({ length: tasks }, () => draw(source));
    const curves = truths.map((truth, task): Curve => {
      const points = Array.from({ length: runs }, (_, index) => {
        const scale = Math.exp((Math.log(span) * index) / (runs - 1));
        const run = `run-${String(index).padStart(2, '0')}`;
        return {
          run,
          trainingRun: run,
          scale,
          position: Math.log(scale),
          score: Math.max(floor, truth.at(scale) * Math.exp(truth.noise * source.normal())),
          standardError: null,
          items: null,
          source: { file: '', pointer: '' },
        };
      });
      return {
        id: `task ${task}`,
        task: `task ${task}`,
        metric,
        axis: 'flops',
        factors: {},
        direction: 'lower',
        range: null,
        space: (spaces[reading] ?? excessAbove)(
          floor,
          points.map(({ score }) => score),
        ),
        chance: null,
        points,
      };
    });
    const calibrator = calibrate(curves);
    for (const multiple of multiples)
      for (const [index, curve] of curves.entries()) {
        const outcome = forecastScore(calibrator, curve, { position: Math.log(span * multiple) }, level);
        if (outcome.kind === 'none') continue;
        const { value, lower, upper, lowerBound, upperBound } = outcome.forecast;
        const actual = truths[index]?.at(span * multiple) ?? 0;
        found.get(multiple)?.push({
          inside: lower <= actual && actual <= upper,
          error: Math.abs(value / actual - 1),
          width: (upper - lower) / actual,
          outside: [value, lower, upper, lowerBound, upperBound].some((limit) => limit < floor) ? 1 : 0,
        });
      }
  }
  return found;
};

const share = (value: number): string => `${(100 * value).toFixed(value < 0.1 ? 1 : 0)}%`;
const mean = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length;

const rows = Object.keys(metrics).flatMap((metric) =>
  sizes.flatMap((runs) =>
    Object.keys(spaces).flatMap((reading) => {
      // The floor of a loss is 0: its excess is the loss itself.
      if (reading.includes('excess') && metric !== 'perplexity') return [];
      return [...outcomesOf(metric, runs, reading)].map(([multiple, of]) => [
        metric,
        String(runs),
        `${multiple}×`,
        reading,
        mean(of.map(({ inside }) => (inside ? 1 : 0))).toFixed(2),
        share(median(of.map(({ error }) => error))),
        share(median(of.map(({ width }) => width))),
        share(mean(of.map(({ outside }) => outside))),
      ]);
    }),
  ),
);
const table = markdownTable(
  ['metric', 'runs', 'compute', 'read', 'coverage', 'median error', 'median width', 'outside'],
  rows,
);
console.log(table);
if (values.write) writeSection('docs/forecasts.md', 'forecast-spaces', table);
