import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type RandomSource, randomSource, seedFor } from '../../src/core/stats/randomSource.ts';

const TASKS = 100;

/** Checkpoints of each training. */
const STEPS = 10;

/** Rows of a file: some 10 MB, half of what one may have by default. */
const ROWS_OF_A_FILE = 100_000;

const header = 'run,step,task,metric,score,stderr,n,params,params_kind,tokens,loss:c4,factor:n_shot\n';

/** The rows of one checkpoint: a score on each task, which rises with compute, with the noise of its items. */
const rowsOf = (checkpoint: number, random: RandomSource): string => {
  const training = Math.floor(checkpoint / STEPS);
  const step = 1000 * (1 + (checkpoint % STEPS));
  const params = Math.round(1e7 * 10 ** ((training % 300) / 100)) + training;
  const tokens = step * 1e6;
  const loss = 1.8 + 20 * (params * tokens) ** -0.07 + 0.01 * random.normal();
  const facts = `${params},total,${tokens},${loss.toFixed(5)},5`;
  let rows = '';
  for (let task = 0; task < TASKS; task += 1) {
    const items = 500 + 37 * task;
    const ease = (task % 10) / 10;
    const truth = 0.25 + 0.7 / (1 + Math.exp(4 * (loss - 2.6 - ease)));
    const noise = Math.sqrt((truth * (1 - truth)) / items) * random.normal();
    const score = Math.round(items * Math.min(0.99, truth + noise)) / items;
    const error = Math.sqrt((score * (1 - score)) / (items - 1));
    rows += `ladder-${training},${step},subject_${task},acc,${score},${error},${items},${facts}\n`;
  }
  return rows;
};

/** Writes tidy tables of so many rows in all, a multiple of 100: 10 checkpoints of each run, 100 tasks. Gives their bytes. */
export const manyRows = (folder: string, rows: number): number => {
  mkdirSync(folder, { recursive: true });
  const random = randomSource(seedFor(1, 'many rows'));
  let bytes = 0;
  for (let first = 0; first < rows; first += ROWS_OF_A_FILE) {
    const last = Math.min(rows, first + ROWS_OF_A_FILE);
    let text = header;
    for (let row = first; row < last; row += TASKS) text += rowsOf(row / TASKS, random);
    bytes += Buffer.byteLength(text);
    writeFileSync(path.join(folder, `scores-${String(first / ROWS_OF_A_FILE).padStart(3, '0')}.csv`), text);
  }
  return bytes;
};
