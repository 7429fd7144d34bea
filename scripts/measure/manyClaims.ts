import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomSource } from '../../src/core/stats/randomSource.ts';

const corpora = ['one', 'two', 'three'];
const tasks = 46;
const runsOfCorpus = 32;
const items = 1000;
/** Losses of the claims, below the least of the runs. */
const claimed = [2.35, 2.2, 2.1];

/** The score that a task has at a loss on average: a logistic in the loss, steeper and later from task to task. */
const truth = (task: number, loss: number): number =>
  0.25 + 0.6 / (1 + Math.exp((2 + 0.1 * task) * (loss - (3.4 - 0.02 * task))));

/**
 * Writes a lab the size of that of Gadre et al. (2024) into a folder: 46 tasks on 32 runs of each of 3 corpora, with losses of
 * L(N, D) and binomial scores, and nothing of anybody's data.
 *
 * @returns a plan of 414 claims, three a curve, each 0.02 below the truth
 */
export const manyClaims = (folder: string): string => {
  const random = randomSource(1);
  const rows = ['run,task,metric,score,n,chance,params,tokens,loss:val,factor:corpus'];
  for (const [index, corpus] of corpora.entries()) {
    for (let run = 0; run < runsOfCorpus; run += 1) {
      const params = Math.round(1e7 * 2 ** ((run % 8) * 0.75));
      const tokens = params * 20 * 4 ** Math.floor(run / 8);
      const mean = 1.7 + 0.05 * index + 400 / params ** 0.34 + 400 / tokens ** 0.28;
      const loss = (mean * Math.exp(0.005 * random.normal())).toFixed(4);
      for (let task = 0; task < tasks; task += 1) {
        const p = truth(task, Number(loss));
        const noise = Math.sqrt((p * (1 - p)) / items) * random.normal();
        const score = Math.round(Math.min(1, Math.max(0, p + noise)) * items) / items;
        rows.push(
          `${corpus}-${run},task-${task},acc,${score},${items},0.25,${params},${tokens},${loss},${corpus}`,
        );
      }
    }
  }
  const config = {
    version: 1,
    evidence: [{ files: 'runs.csv' }],
    scale: { axis: 'loss:val' },
    factors: ['corpus'],
    plans: 'plans/*.yml',
  };
  mkdirSync(path.join(folder, '.github'), { recursive: true });
  writeFileSync(path.join(folder, 'runs.csv'), `${rows.join('\n')}\n`);
  writeFileSync(path.join(folder, '.github', 'scaling-guard.yml'), JSON.stringify(config));
  const claims = corpora.flatMap((corpus) =>
    Array.from({ length: tasks }, (_, task) => task).flatMap((task) =>
      claimed.map((loss) => ({
        id: `${corpus}-${task}-${loss}`,
        task: `task-${task}`,
        metric: 'acc',
        where: { corpus },
        at: { 'loss:val': loss },
        expect: `>= ${(truth(task, loss) - 0.02).toFixed(4)}`,
        confidence: 0.9,
      })),
    ),
  );
  return JSON.stringify({ version: 1, plan: 'many', owner: 'bench', claims });
};
