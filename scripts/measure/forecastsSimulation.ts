/**
 * Forecasts on simulated ladders of known truth: coverage, bias, width and the gate's shares, as Markdown tables.
 *
 *   tsx scripts/measure/forecastsSimulation.ts [--draws 25] [--seed 1] [--margin 0.04]
 *
 * Forecasts are held against the true curve, without noise. `margin` is how far a claim lies from the truth.
 */
import { parseArgs } from 'node:util';
import { figuresTable } from './forecasts/forecastFigures.ts';
import type { HeldForecast } from './forecasts/heldForecast.ts';
import { plannedLadder } from './forecasts/plannedLadders.ts';
import { randomLadder, redrawnLab, redrawnSixSizes } from './forecasts/simulatedLadders.ts';

const { values } = parseArgs({
  options: {
    draws: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    margin: { type: 'string', default: '0.04' },
  },
});
const draws = Number(values.draws);
const seed = Number(values.seed);
const margin = Number(values.margin);

const show = (title: string, draw: (seed: number) => readonly HeldForecast[]): void => {
  const held = Array.from({ length: draws }, (_, index) => draw(1000 * seed + index)).flat();
  const ordered = held.toSorted((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0));
  console.log(`\n${title}, ${draws} draws, seed ${seed}\n\n${figuresTable(ordered, margin)}`);
};

show('examples/lab drawn anew, 24 runs a corpus', (one) => redrawnLab(one));
show('the same with 20 tokens per parameter only, 6 runs a corpus', (one) => redrawnLab(one, [20]));
show('examples/six-sizes drawn anew', redrawnSixSizes);
for (const sizes of [4, 5, 6, 7, 8, 12])
  show(`random families of ${sizes} sizes, 16 tasks`, (one) => randomLadder(one, sizes, 16));
for (const [name, candidates] of [
  ['all routes', null],
  ['compute alone', ['flops']],
  ['through the validation loss alone', ['loss:web']],
  ['through the tasks’ own loss alone', ['task-loss']],
] as const)
  show(`4 sizes at 4 token multiples, 16 tasks, ${name}`, (one) => plannedLadder(one, 16, candidates));
