import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import type { Curve } from '../../src/core/curves/curve.ts';
import { exponentialInLoss } from '../../src/core/laws/exponentialInLoss.ts';
import { logisticWithFloor } from '../../src/core/laws/logisticWithFloor.ts';
import { randomSource, seedFor } from '../../src/core/stats/randomSource.ts';
import type { analyseTrends } from '../../src/core/trends/analyseTrends.ts';
import { trendLimits } from '../../src/core/trends/limits.ts';
import { observe } from '../../src/core/trends/observations.ts';
import { gadreGroups, gadreIsHere } from '../../test/support/trends/gadreCurves.ts';
import { simulateCurve, undisputed } from '../../test/support/trends/simulatedCurves.ts';
import { times } from './benchNumbers.ts';

/** Fewer than those after which the engine may stop early: both sides make every one of them. */
const resamples = 40;
/** Turns of both sides, so that a busy machine is busy for both. The first round of a turn compiles, and builds tables. */
const turns = 3;
const roundsPerTurn = 3;
const seed = 1;

interface PythonAnswer {
  readonly seconds: readonly number[];
  readonly verdicts: readonly string[];
}

interface Trends {
  readonly analyseTrends: typeof analyseTrends;
}

/**
 * As shipped: tsx keeps the names of functions, which slows functions that are made in a loop. Each call gives the code anew,
 * neither compiled nor with tables made, as a process finds it.
 */
const bundledTrends = (scratch: string): (() => Promise<Trends>) => {
  const outfile = path.join(scratch, 'trends.mjs');
  buildSync({
    entryPoints: [path.join(import.meta.dirname, '../..', 'src', 'core', 'trends', 'analyseTrends.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  });
  let calls = 0;
  return async () => {
    calls += 1;
    return (await import(`${pathToFileURL(outfile).href}?${calls}`)) as Trends;
  };
};

/** 48 tasks, eight of each class, with one true curve each and three draws of 35 runs about it. */
const simulatedGroups = (): readonly (readonly Curve[])[] =>
  Object.entries(undisputed).flatMap(([kind, draw]) =>
    Array.from({ length: 8 }, (_, task) => {
      const truth = draw(randomSource(seedFor(seed, `${kind} ${task}`)));
      return ['a', 'b', 'c'].map((level) => {
        const { curve } = simulateCurve(() => truth, 35, 2000, seed, `bench ${level}`);
        const points = curve.points.map((point) => {
          const run = `${level} ${point.run}`;
          return { ...point, run, trainingRun: run };
        });
        return { ...curve, factors: { level }, points };
      });
    }),
  );

const forPython = (groups: readonly (readonly Curve[])[]): string => {
  // Any positions give the grids' sizes; few of them would leave no room between the plateaus.
  const t = Array.from({ length: 101 }, (_, index) => index / 100);
  return JSON.stringify({
    groups: groups.map((curves) => {
      const { position, score, items } = observe(curves);
      const [low, high] = [Math.min(...position), Math.max(...position)];
      return {
        t: Array.from(position, (value) => (value - low) / (high - low)),
        y: [...score],
        items: [...(items ?? [])],
        curve: curves.flatMap(({ points }, index) => points.map(() => index)),
      };
    }),
    law: exponentialInLoss.shapes(t).map(([rate]) => rate),
    midpoints: new Set(logisticWithFloor.shapes(t).map(([midpoint]) => midpoint)).size,
    widths: [...new Set(logisticWithFloor.shapes(t).map(([, width]) => width))],
    limits: trendLimits,
    resamples,
    rounds: roundsPerTurn,
    seed,
  });
};

/**
 * The ratio of the trend analysis to the same work in Python: every task pooled over its curves, with its resamples. Ours is
 * the shipped code on one thread; Python's is benchTrends.py, whose head says what it does. Without SciPy it is left out.
 */
export const benchTrends = async (scratch: string): Promise<void> => {
  const loadTrends = bundledTrends(scratch);
  const groups = gadreIsHere ? gadreGroups() : simulatedGroups();
  const runs = new Set(groups.flat().flatMap(({ points }) => points.map(({ trainingRun }) => trainingRun)))
    .size;
  console.log(
    `Trend analysis, ${gadreIsHere ? 'Gadre et al. 2024' : 'simulated curves'}: ${groups.length} tasks, ${runs} runs in all, ${resamples} resamples, one thread:`,
  );
  const input = forPython(groups);
  const ours: number[][] = [];
  const theirs: (readonly number[])[] = [];
  let verdicts: readonly string[] = [];
  let pythonVerdicts: readonly string[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const { analyseTrends } = await loadTrends();
    const seconds: number[] = [];
    for (let round = 0; round < roundsPerTurn; round += 1) {
      const started = performance.now();
      verdicts = analyseTrends(groups, { resamples, seed }).map(({ verdict }) => verdict);
      seconds.push((performance.now() - started) / 1000);
    }
    ours.push(seconds);
    const { status, stdout } = spawnSync('python3', [path.join(import.meta.dirname, 'benchTrends.py')], {
      input,
      encoding: 'utf8',
      maxBuffer: 1e8,
      env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
    });
    if (status !== 0) {
      console.log('  left out: SciPy is not installed; apt-get install python3-scipy brings it.');
      return;
    }
    const answer = JSON.parse(stdout) as PythonAnswer;
    pythonVerdicts = answer.verdicts;
    theirs.push(answer.seconds);
  }
  const ratio = (from: number, to: number): string => {
    const fastest = (all: readonly (readonly number[])[]): number =>
      Math.min(...all.flatMap((seconds) => seconds.slice(from, to)));
    return times(fastest(theirs) / fastest(ours));
  };
  const same = verdicts.filter((verdict, index) => verdict === pythonVerdicts[index]).length;
  console.log(
    `  NumPy and SciPy take ${ratio(0, 1)} as long in a first round, ${ratio(1, roundsPerTurn)} in later ones ` +
      `(the fastest of ${turns} turns each); the same verdict on ${same} of ${verdicts.length} tasks`,
  );
};
