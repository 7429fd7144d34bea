import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import type { fitLaw } from '../../src/core/fits/fitLaw.ts';
import type { laws } from '../../src/core/laws/index.ts';
import type { Law } from '../../src/core/laws/law.ts';
import { median } from '../../src/core/stats/quantile.ts';
import { type RandomSource, randomSource } from '../../src/core/stats/randomSource.ts';
import { milliseconds, times } from './benchNumbers.ts';

const points = 35;
const items = 2000;
const curvesPerLaw = 200;
const curvesPerRound = 50;
/** Residual sums closer than this are equal: both stopped at the same minimum. */
const equalWithin = 1e-6;

interface SimulatedCurve {
  readonly law: Law;
  readonly positions: readonly number[];
  readonly scores: readonly number[];
  readonly weights: readonly number[];
}

interface Answer {
  readonly seconds: number;
  readonly rss: number | null;
}

const trueMean = (law: Law, random: RandomSource): ((position: number) => number) => {
  const gain = 0.1 + 0.4 * random.next();
  if (law.name === 'exponential-in-loss') {
    const rate = 0.5 + 3 * random.next();
    return (position) => 0.25 + gain * Math.exp(rate * (position + 2.4));
  }
  const middle = -2.9 - 0.8 * random.next();
  const width = 0.05 + 0.2 * random.next();
  return (position) => 0.25 + gain / (1 + Math.exp(-(position - middle) / width));
};

const simulate = (law: Law, random: RandomSource): SimulatedCurve => {
  const mean = trueMean(law, random);
  const positions = Array.from({ length: points }, () => -2.4 - 2 * random.next()).sort((a, b) => a - b);
  const variances = positions.map((position) => mean(position) * (1 - mean(position)));
  const scores = positions.map((position, index) => {
    return mean(position) + Math.sqrt((variances[index] ?? 0) / items) * random.normal();
  });
  return { law, positions, scores, weights: variances.map((variance) => 0.25 / variance) };
};

interface Fits {
  readonly fitLaw: typeof fitLaw;
  readonly laws: typeof laws;
}

/** The code as it is shipped: tsx keeps the names of functions, which slows every function made in a loop five times. */
const bundledFits = async (scratch: string): Promise<Fits> => {
  const outfile = path.join(scratch, 'fits.mjs');
  const core = path.join(import.meta.dirname, '../..', 'src', 'core');
  buildSync({
    stdin: {
      contents: "export * from './fits/fitLaw.ts'; export * from './laws/index.ts';",
      resolveDir: core,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  });
  return (await import(pathToFileURL(outfile).href)) as Fits;
};

const fitOurs = (fits: Fits, { law, positions, scores, weights }: SimulatedCurve): Answer => {
  const data = positions.map((position, index) => ({
    position,
    score: scores[index] ?? 0,
    weight: weights[index] ?? 1,
    curve: 0,
  }));
  const started = performance.now();
  const fit = fits.fitLaw(law, data);
  return { seconds: (performance.now() - started) / 1000, rss: fit.kind === 'fitted' ? fit.rss : null };
};

/**
 * The same problem for curve_fit: the law's own bounds, the start that a careful user reads off the plot, and two more:
 * ours searches the whole range of shapes, and what one start finds is the best only if it was a good one.
 */
const forScipy = ({ law, positions, scores, weights }: SimulatedCurve): unknown => {
  const low = Math.min(...positions);
  const span = Math.max(...positions) - low;
  const bounds = law.bounds(positions.map((position) => (position - low) / span));
  const bound = (index: number): readonly [number, number] => bounds[index] ?? [0, 1];
  const [floor, rise] = [Math.min(...scores), Math.max(...scores) - Math.min(...scores)];
  if (law.name === 'exponential-in-loss') {
    const x = positions.map((position) => position - low - span);
    const [slowest, fastest] = bound(0);
    const limits = [
      [-1e6, -1e6, slowest / span],
      [1e6, 1e6, fastest / span],
    ];
    return {
      law: law.name,
      x,
      y: scores,
      weights,
      bounds: limits,
      starts: [2, 0.7, 6].map((rate) => [floor, rise, rate / span]),
    };
  }
  const [first, last] = bound(0);
  const [narrow, wide] = bound(1);
  const limits = [
    [-1e6, -1e6, low + first * span, narrow * span],
    [1e6, 1e6, low + last * span, wide * span],
  ];
  const starts = [0.5, 0.25, 0.75].map((share) => {
    const midpoint = low + (first + share * (last - first)) * span;
    return [floor, rise, midpoint, span / 10];
  });
  return { law: law.name, x: positions, y: scores, weights, bounds: limits, starts };
};

/**
 * Times the laws' fits and scipy.optimize.curve_fit on the same curves, in turns, and compares their residual sums. `scratch`
 * is a folder for the bundle. SciPy is optional: without it, it is said how to get it.
 */
export const benchFits = async (scratch: string): Promise<void> => {
  const fits = await bundledFits(scratch);
  const script = path.join(import.meta.dirname, 'benchScipy.py');
  const scipy = (curves: readonly SimulatedCurve[]): readonly (readonly Answer[])[] | null => {
    const { status, stdout, error } = spawnSync('python3', [script], {
      input: JSON.stringify(curves.map(forScipy)),
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    return status === 0 && error === undefined
      ? (JSON.parse(stdout) as readonly (readonly Answer[])[])
      : null;
  };
  console.log(`Fits of ${points} points each, in turns of ${curvesPerRound}, median time:`);
  for (const law of fits.laws.filter(({ name }) =>
    /^(exponential-in-loss|logistic-with-floor)$/.test(name),
  )) {
    const random = randomSource(1);
    const curves = Array.from({ length: curvesPerLaw }, () => simulate(law, random));
    // A check makes thousands of fits: they are timed once the code is compiled, as SciPy's is.
    for (const curve of curves) fitOurs(fits, curve);
    const ours: Answer[] = [];
    const theirs: (readonly Answer[])[] = [];
    for (let from = 0; from < curves.length; from += curvesPerRound) {
      const round = curves.slice(from, from + curvesPerRound);
      const answers = scipy(round);
      if (answers === null) {
        console.log('  left out: SciPy is not installed; apt-get install python3-scipy brings it.');
        return;
      }
      ours.push(...round.map((curve) => fitOurs(fits, curve)));
      theirs.push(...answers);
    }
    console.log(`  ${law.name}`);
    report(
      'one start',
      ours,
      theirs.map((answers) => bestOf(answers.slice(0, 1))),
    );
    report('three starts', ours, theirs.map(bestOf));
  }
};

/** The time of all starts together, and the lowest residual sum of them. */
const bestOf = (answers: readonly Answer[]): Answer => {
  const sums = answers.flatMap(({ rss }) => (rss === null ? [] : [rss]));
  return {
    seconds: answers.reduce((sum, { seconds }) => sum + seconds, 0),
    rss: sums.length === 0 ? null : Math.min(...sums),
  };
};

const report = (name: string, ours: readonly Answer[], theirs: readonly Answer[]): void => {
  const typical = (answers: readonly Answer[]): number => median(answers.map(({ seconds }) => seconds));
  const counts = { lower: 0, equal: 0, higher: 0, onlyOurs: 0, onlyTheirs: 0 };
  let worst = 0;
  const sums = { ours: 0, theirs: 0 };
  ours.forEach(({ rss }, index) => {
    const other = theirs[index]?.rss ?? null;
    if (rss === null || other === null) {
      if (rss !== null) counts.onlyOurs += 1;
      if (other !== null) counts.onlyTheirs += 1;
      return;
    }
    sums.ours += rss;
    sums.theirs += other;
    worst = Math.max(worst, rss / other - 1);
    if (rss > other * (1 + equalWithin)) counts.higher += 1;
    else if (rss < other * (1 - equalWithin)) counts.lower += 1;
    else counts.equal += 1;
  });
  console.log(
    `    ours ${milliseconds(typical(ours))} a fit, curve_fit from ${name} ${milliseconds(typical(theirs))}: ` +
      `${times(typical(theirs) / typical(ours))} as fast`,
  );
  console.log(
    `      residual sum lower in ${counts.lower}, equal in ${counts.equal}, higher in ${counts.higher} ` +
      `(by ${worst.toExponential(1)} at most) of ${ours.length}; in total ${sums.ours.toPrecision(8)} against ` +
      `${sums.theirs.toPrecision(8)}; without an answer: ours ${counts.onlyTheirs}, curve_fit ${counts.onlyOurs}`,
  );
};
