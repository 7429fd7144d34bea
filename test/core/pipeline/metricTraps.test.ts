import { expect, it } from 'vitest';
import type { TaskCurves } from '../../../src/core/curves/groupCurves.ts';
import { analyseTasks } from '../../../src/core/pipeline/analyseTasks.ts';
import { curveOf } from '../trends/curveOf.ts';

const RUNS = 24;
const losses = Array.from({ length: RUNS }, (_, run) => 4.2 - (1.7 * run) / (RUNS - 1));

/** A deterministic wiggle of about the size that sampling 2,000 items gives. */
const wiggle = (run: number): number => 0.008 * Math.sin(12.9898 * (run + 1));

const task = (metric: string, scoreAt: (loss: number) => number): TaskCurves => ({
  task: 'arithmetic',
  metric,
  curves: [
    curveOf(
      losses.map((scale, run) => ({ scale, score: scoreAt(scale) + wiggle(run), items: 2000 })),
      { id: metric, task: 'arithmetic', metric },
    ),
  ],
  undeclaredFactors: [],
});

const wordsOf = (...tasks: readonly TaskCurves[]): readonly string[] => {
  const evidence = { records: [], runs: new Map() };
  const { ofTasks } = analyseTasks(tasks, { factors: [], evidence, seed: 1, resamples: 0 });
  return ofTasks[0]?.words ?? [];
};

const exactMatch = task('exact_match', (loss) => 0.05 + 0.6 / (1 + Math.exp((loss - 3.3) / 0.04)));

it('says that a jump may be the metric’s where a continuous metric of the task rises by a law', () => {
  const smooth = task('correct_prob', (loss) => 0.1 + 0.5 * Math.exp(-1.2 * (loss - 2.5)));
  expect(wordsOf(exactMatch, smooth).at(-1)).toMatch(/correct_prob of the same task rises by a law/);
});

it('says nothing of it where no such metric is there', () => {
  expect(wordsOf(exactMatch).join(' ')).not.toContain('of the same task');
});
