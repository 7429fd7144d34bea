/**
 * Error rates of the single tests behind a trend verdict, on simulated curves for which the right answer is known, with normal and with
 * heavy-tailed differences between runs. Writes their table in docs/method.md.
 *
 *   tsx scripts/measure/trendTestLevels.ts [--write] [--draws 500] [--seed 1] [--runs 8,14,20,40]
 */
import { parseArgs } from 'node:util';
import type { Curve } from '../../src/core/curves/curve.ts';
import { metricSpace } from '../../src/core/curves/metricSpace.ts';
import { type RandomSource, randomSource, seedFor } from '../../src/core/stats/randomSource.ts';
import { makeDesign } from '../../src/core/trends/design.ts';
import { trendLimits } from '../../src/core/trends/limits.ts';
import type { Measurement } from '../../src/core/trends/measurement.ts';
import { noiseWeights } from '../../src/core/trends/noiseWeights.ts';
import { observe } from '../../src/core/trends/observations.ts';
import { trendQuestions } from '../../src/core/trends/questions/index.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    draws: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '8,14,20,40' },
  },
});
const draws = Number(values.draws);
const seed = Number(values.seed);
const runCounts = values.runs.split(',').map(Number);
const items = 1000;
/** What runs of one scale differ by, beyond sampling. */
const runToRun = 0.02;
/** The number of runs that heavy tails are tried at. */
const runsOfHeavyTails = 20;
const curvesTogether = 3;

/** True score at t, 0 the least scale and 1 the most. */
type Mean = (t: number) => number;
type Noise = (source: RandomSource) => number;

const none: Noise = () => 0;
const normal: Noise = (source) => runToRun * source.normal();
/** Student's t on 3 degrees of freedom, of the same standard deviation. */
const heavy: Noise = (source) => {
  const square = source.normal() ** 2 + source.normal() ** 2 + source.normal() ** 2;
  return (runToRun * source.normal()) / Math.sqrt(square);
};

const flat: Mean = () => 0.4;
const law: Mean = (t) => 0.2 + (0.35 * Math.expm1(1.7 * t)) / Math.expm1(1.7);
const step: Mean = (t) => (t < 0.5 ? 0.2 : 0.55);
const straight =
  (change: number): Mean =>
  (t) =>
    0.4 + change * t;

const drawCurve = (mean: Mean, noise: Noise, runs: number, source: RandomSource, level: number): Curve => ({
  id: `curve ${level}`,
  task: 'simulated',
  metric: 'acc',
  axis: 'loss:simulated',
  factors: {},
  direction: 'higher',
  range: { lower: 0, upper: 1 },
  space: metricSpace({ direction: 'higher', range: { lower: 0, upper: 1 }, floor: null }, []),
  chance: null,
  points: Array.from({ length: runs }, (_, index) => {
    const jitter = index === 0 || index === runs - 1 ? 0 : 0.8 * source.next() - 0.4;
    const t = (index + jitter) / (runs - 1);
    const p = Math.min(1, Math.max(0, mean(t) + noise(source)));
    const drawn = p + Math.sqrt((p * (1 - p)) / items) * source.normal();
    const run = `run ${level} ${index}`;
    return {
      run,
      trainingRun: run,
      scale: 4 - t,
      position: t - 4,
      score: Math.round(items * Math.min(1, Math.max(0, drawn))) / items,
      standardError: null,
      items,
      source: { file: 'simulated', pointer: '' },
    };
  }),
});

const measured = (mean: Mean, noise: Noise, runs: number, key: string, curves: number): Measurement => {
  const source = randomSource(seedFor(seed, key));
  const group = Array.from({ length: curves }, (_, level) => drawCurve(mean, noise, runs, source, level));
  const observations = observe(group);
  return noiseWeights(makeDesign('loss:simulated', observations), observations, trendLimits).measurement;
};

type Question = keyof typeof trendQuestions;

interface Truth {
  readonly mean: Mean;
  readonly curves?: number;
  /** Where runs must not differ beyond sampling, heavy tails cannot be tried. */
  readonly samplingOnly?: true;
}

const { moveP, lackOfFitP, largeEndP, dispersionP, flatBound } = trendLimits;

/** The bound speaks of the inner nine tenths of the runs, so this straight rise changes by just as much there. */
const justTooLarge = flatBound / 0.9;

const truths: Readonly<Record<string, Truth>> = {
  flat: { mean: flat },
  [`flat, ${curvesTogether} curves`]: { mean: flat, curves: curvesTogether },
  'a law': { mean: law },
  'a law, sampling only': { mean: law, samplingOnly: true },
  'a step up': { mean: step },
  [`a straight rise of ${justTooLarge.toFixed(2)}`]: { mean: straight(justTooLarge) },
};

/** A test, and what it promises of how often it errs under a truth; '' for a question that promises nothing. */
interface Trial {
  readonly test: string;
  readonly promised: string;
  readonly errs: (measurement: Measurement) => boolean;
}

const yes =
  (question: Question) =>
  (measurement: Measurement): boolean =>
    trendQuestions[question].ask(measurement, trendLimits).yes;
const no =
  (question: Question) =>
  (measurement: Measurement): boolean =>
    !yes(question)(measurement);

/** The p-value alone, without the size that the answer asks for. */
const below =
  (question: Question, name: string, limit: number) =>
  (measurement: Measurement): boolean =>
    (trendQuestions[question].ask(measurement, trendLimits).numbers[name] ?? 1) <= limit;

const usual = 0.05;

const trials: Readonly<Record<string, readonly Trial[]>> = {
  flat: [
    { test: 'rise, p alone', promised: String(usual), errs: below('doesItRise', 'riseP', usual) },
    { test: 'rise, p alone', promised: String(moveP), errs: below('doesItRise', 'riseP', moveP) },
    { test: 'rise', promised: String(moveP), errs: yes('doesItRise') },
  ],
  [`flat, ${curvesTogether} curves`]: [
    { test: 'rise', promised: String(moveP), errs: yes('doesItRise') },
    { test: 'curves disagree', promised: '0.0001', errs: yes('doTheCurvesDisagree') },
  ],
  'a step up': [{ test: 'fall', promised: String(moveP), errs: yes('doesItFall') }],
  'a law': [
    { test: 'fall', promised: String(moveP), errs: yes('doesItFall') },
    { test: 'jump', promised: '', errs: yes('doesItJump') },
    {
      test: 'lack of fit, p alone',
      promised: String(lackOfFitP),
      errs: below('doesTheLawFit', 'lackOfFitP', lackOfFitP),
    },
    { test: 'lack of fit', promised: String(lackOfFitP), errs: no('doesTheLawFit') },
    {
      test: 'departs at the large end, p alone',
      promised: String(largeEndP),
      errs: below('doesTheLargeEndHold', 'largeEndP', largeEndP),
    },
    { test: 'departs at the large end', promised: String(largeEndP), errs: no('doesTheLargeEndHold') },
    { test: 'gain from the last runs', promised: '', errs: yes('isTheGainLate') },
    {
      test: 'law or jump',
      promised: '',
      errs: (measurement) => no('isTheClimbSeen')(measurement) || yes('couldItBeAJump')(measurement),
    },
    { test: 'scatter beyond noise', promised: '', errs: yes('isTheScatterBeyondNoise') },
    { test: 'hold-out fails', promised: '', errs: no('doesItHoldOut') },
  ],
  'a law, sampling only': [
    {
      test: 'scatter, p alone',
      promised: String(dispersionP),
      errs: below('isTheScatterBeyondNoise', 'scatterP', dispersionP),
    },
  ],
  [`a straight rise of ${justTooLarge.toFixed(2)}`]: [
    { test: 'flat is conclusive', promised: '0.025', errs: yes('isTheFlatConclusive') },
  ],
};

/** Rates of error of all tests of one truth, on the same curves. */
const rates = (name: string, noise: Noise, runs: number, key: string): readonly string[] => {
  const { mean, curves = 1 } = truths[name] ?? { mean: flat };
  const tests = trials[name] ?? [];
  const wrong = tests.map(() => 0);
  for (let draw = 0; draw < draws; draw += 1) {
    const measurement = measured(mean, noise, runs, `${key} ${name} ${runs} ${draw}`, curves);
    tests.forEach(({ errs }, index) => {
      if (errs(measurement)) wrong[index] = (wrong[index] ?? 0) + 1;
    });
  }
  return wrong.map((count) => (count / draws).toFixed(3));
};

const rows = Object.entries(truths).flatMap(([name, { samplingOnly = false }]) => {
  const noise = samplingOnly ? none : normal;
  const byRuns = runCounts.map((runs) => rates(name, noise, runs, 'normal'));
  const heavyTails = samplingOnly ? [] : rates(name, heavy, runsOfHeavyTails, 'heavy');
  return (trials[name] ?? []).map(({ test, promised }, index) => [
    test,
    name,
    promised,
    ...byRuns.map((cells) => cells[index] ?? ''),
    heavyTails[index] ?? '',
  ]);
});

const text = `Share of wrong answers of each test, over ${draws} curves a cell with ${items.toLocaleString('en')} items and a run-to-run deviation of ${runToRun}, normal or as heavy-tailed as
t on 3 degrees of freedom; seed ${seed}. "p alone" leaves out the size that the answer asks for.

${markdownTable(
  [
    'test',
    'truth',
    'promised',
    ...runCounts.map((runs) => `${runs} runs`),
    `${runsOfHeavyTails} runs, heavy tails`,
  ],
  rows,
)}`;

if (values.write) writeSection('docs/method.md', 'trend-test-levels', text);
else console.log(text);
