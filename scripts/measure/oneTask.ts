/**
 * Forecasts of evidence with one task only, on simulated ladders of known truth: how often a claim passes that is true, and one
 * that is false. Writes the table of docs/few-sizes.md.
 *
 *   npx tsx scripts/measure/oneTask.ts [--write] [--draws 400] [--seed 1] [--margin 0.05]
 */
import { parseArgs } from 'node:util';
import { randomSource, seedFor } from '../../src/core/stats/randomSource.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';
import { figuresTable, gateOutcome } from './forecasts/forecastFigures.ts';
import { forecastHidden, type HeldForecast } from './forecasts/heldForecast.ts';
import { curveOfTruth } from './forecasts/simulatedLadders.ts';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    draws: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    margin: { type: 'string', default: '0.05' },
  },
});
const draws = Number(values.draws);
const margin = Number(values.margin);

const axis = 'flops';
/** Three decades of compute, and claims at these multiples of the largest run. */
const [least, most] = [1e18, 1e21];
const beyond = [1.5, 4] as const;
const kinds = ['rise', 'ceiling', 'jump', 'fall', 'flat'] as const;

/** A score by log10 of compute: its middle anywhere from inside the ladder to beyond it. */
const truthOf = (kind: (typeof kinds)[number], random: ReturnType<typeof randomSource>) => {
  const chance = [0, 0.25, 0.5][random.integer(3)] ?? 0.25;
  const middle = 18.5 + 3 * random.next();
  const width = kind === 'jump' ? 0.08 : kind === 'ceiling' ? 0.25 : 0.3 + 0.6 * random.next();
  const top = chance + (0.95 - chance) * (kind === 'ceiling' ? 0.3 : 0.4 + 0.6 * random.next());
  const rise = kind === 'flat' ? 0 : kind === 'fall' ? -0.5 * chance : top - chance;
  return {
    chance,
    score: (flops: number): number => chance + rise / (1 + Math.exp((middle - Math.log10(flops)) / width)),
  };
};

const drawn = (runs: number, kind: (typeof kinds)[number], index: number): readonly HeldForecast[] => {
  const seed = seedFor(Number(values.seed), `one task ${runs} ${kind} ${index}`);
  const random = randomSource(seed);
  const { chance, score } = truthOf(kind, random);
  const step = Math.log(most / least) / (runs - 1);
  const places = Array.from({ length: runs }, (_, run) => ({
    run: `run ${run}`,
    scale: least * Math.exp(step * run),
  }));
  const items = [500, 1000, 2000, 10000][random.integer(4)] ?? 1000;
  const task = { task: 'task', chance, items, runToRunSd: 0.005, score };
  const curve = curveOfTruth(task, axis, 'one', places, seed);
  return forecastHidden(
    [curve],
    beyond.map((times) => ({
      run: `${times}`,
      curve,
      actual: score(most * times),
      position: Math.log(most * times),
      group: `${runs} runs, ${kind}, ${times} times`,
    })),
  );
};

const sizes = [16, 20, 24, 32] as const;
const held = sizes.flatMap((runs) =>
  kinds.flatMap((kind) => Array.from({ length: draws }, (_, index) => drawn(runs, kind, index)).flat()),
);
console.log(figuresTable(held, margin));

const share = (all: readonly HeldForecast[], shift: number): string => {
  const passed = all.filter(
    ({ forecast, actual }) => gateOutcome(forecast, actual + shift) === 'pass',
  ).length;
  const p = passed / all.length;
  return `${p.toFixed(3)} ± ${Math.sqrt((p * (1 - p)) / all.length).toFixed(3)}`;
};
const rows = sizes.flatMap((runs) =>
  beyond.map((times) => {
    const of = held.filter(
      ({ group }) => group.startsWith(`${runs} runs`) && group.endsWith(` ${times} times`),
    );
    return [`${runs}`, `${times}`, share(of, -margin), share(of, margin)];
  }),
);
const table = markdownTable(
  ['runs', 'times the largest', 'true claims that pass', 'false claims that pass'],
  rows,
);
console.log(table);
if (values.write) writeSection('docs/few-sizes.md', 'one-task', table);
