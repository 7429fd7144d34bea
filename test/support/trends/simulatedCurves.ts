import type { Curve } from '../../../src/core/curves/curve.ts';
import { metricSpace } from '../../../src/core/curves/metricSpace.ts';
import { isLossAxis, type ScaleAxis } from '../../../src/core/records/scaleAxis.ts';
import { type RandomSource, randomSource, seedFor } from '../../../src/core/stats/randomSource.ts';
import type { TrendVerdict } from '../../../src/core/trends/trendVerdict.ts';

/** Loss of the smallest and of the largest simulated run. */
const largestLoss = 4.2;
const smallestLoss = 2.5;

/** True accuracy at a loss. */
type Truth = (loss: number) => number;

/** A curve to be drawn: what it is, how accuracy depends on loss, and the sd between runs of one scale. */
export interface SimulatedTruth {
  readonly verdict: TrendVerdict;
  readonly mean: Truth;
  readonly runToRun: number;
}

const between = (source: RandomSource, low: number, high: number): number =>
  low + (high - low) * source.next();

/** Anchored at the largest loss, of the given gain over the range. */
const exponential = (start: number, gain: number, rate: number): Truth => {
  const shape = (loss: number): number => Math.exp(-rate * (loss - largestLoss)) - 1;
  return (loss) => start + (gain * shape(loss)) / shape(smallestLoss);
};

export const logistic =
  (start: number, gain: number, midpoint: number, width: number): Truth =>
  (loss) =>
    start + gain / (1 + Math.exp((loss - midpoint) / width));

const cosine =
  (middle: number, amplitude: number, phase: number): Truth =>
  (loss) =>
    middle +
    amplitude * Math.cos((2 * Math.PI * (loss - smallestLoss)) / (largestLoss - smallestLoss) + phase);

/** Runs of one scale differ by this at most where nothing else is said. */
const ordinary = (source: RandomSource): number => between(source, 0, 0.01);

/** The classes whose truth is beyond dispute, each with the curves that are drawn for it. */
export const undisputed: Readonly<Record<string, (source: RandomSource) => SimulatedTruth>> = {
  predictable: (source) => ({
    verdict: 'predictable',
    mean: exponential(between(source, 0.05, 0.3), between(source, 0.25, 0.5), between(source, 0.4, 2.5)),
    runToRun: ordinary(source),
  }),
  inverse: (source) => ({
    verdict: 'inverse',
    mean: exponential(between(source, 0.4, 0.6), -between(source, 0.12, 0.25), between(source, 0.4, 2.5)),
    runToRun: ordinary(source),
  }),
  nonmonotonic: (source) => ({
    verdict: 'nonmonotonic',
    mean: cosine(between(source, 0.35, 0.6), between(source, 0.08, 0.15), source.integer(2) * Math.PI),
    runToRun: ordinary(source),
  }),
  breakthrough: (source) => ({
    verdict: 'breakthrough',
    mean: logistic(
      between(source, 0.02, 0.3),
      between(source, 0.25, 0.5),
      between(source, 2.95, 3.75),
      between(source, 0.01, 0.05),
    ),
    runToRun: ordinary(source),
  }),
  trendless: (source) => {
    const level = between(source, 0.1, 0.7);
    return { verdict: 'trendless', mean: () => level, runToRun: 0 };
  },
  noisy: (source) => {
    const level = between(source, 0.3, 0.6);
    return { verdict: 'noisy', mean: () => level, runToRun: between(source, 0.05, 0.08) };
  },
};

/**
 * The same on a log axis, where the law is a power law with offset: half of the predictable curves accelerate in log
 * scale, half of them saturate.
 */
export const undisputedOnLogAxis: typeof undisputed = {
  ...undisputed,
  predictable: (source) => ({
    verdict: 'predictable',
    mean: exponential(
      between(source, 0.05, 0.3),
      between(source, 0.25, 0.5),
      (source.integer(2) === 0 ? 1 : -1) * between(source, 0.4, 2.5),
    ),
    runToRun: ordinary(source),
  }),
};

const constantShape =
  (verdict: TrendVerdict, mean: Truth): ((source: RandomSource) => SimulatedTruth) =>
  (source) => ({
    verdict,
    mean,
    runToRun: ordinary(source),
  });

/** Shapes on which honest methods differ; the verdict is the one that is closest to the truth. */
export const harder: Readonly<Record<string, (source: RandomSource) => SimulatedTruth>> = {
  'smooth sigmoid, width 0.25': constantShape('predictable', logistic(0.2, 0.5, 3.2, 0.25)),
  'smooth sigmoid, width 0.40': constantShape('predictable', logistic(0.2, 0.5, 3.2, 0.4)),
  'sigmoid, width 0.15': constantShape('noisy', logistic(0.2, 0.5, 3.2, 0.15)),
  'sigmoid, width 0.10': constantShape('breakthrough', logistic(0.2, 0.5, 3.2, 0.1)),
  'jump anywhere': (source) => ({
    verdict: 'breakthrough',
    mean: logistic(
      between(source, 0.02, 0.3),
      between(source, 0.25, 0.5),
      between(source, 2.6, 4.1),
      between(source, 0.01, 0.08),
    ),
    runToRun: ordinary(source),
  }),
  'jump at the large end': (source) => ({
    verdict: 'insufficient',
    mean: logistic(0.2, 0.4, between(source, 2.55, 2.7), 0.02),
    runToRun: ordinary(source),
  }),
  'jump at the small end': (source) => ({
    verdict: 'breakthrough',
    mean: logistic(0.2, 0.4, between(source, 3.7, 4.1), 0.02),
    runToRun: ordinary(source),
  }),
  'gain 0.03': constantShape('insufficient', exponential(0.3, 0.03, 1)),
  'gain 0.05': constantShape('insufficient', exponential(0.3, 0.05, 1)),
  'gain 0.10': constantShape('predictable', exponential(0.3, 0.1, 1)),
  'loss 0.08': constantShape('inverse', exponential(0.5, -0.08, 1)),
  'floor at 0': constantShape('predictable', (loss) => Math.max(0, exponential(-0.02, 0.5, 2)(loss))),
  saturating: constantShape('noisy', (loss) => 0.7 - 0.45 * Math.exp(-(largestLoss - loss) / 0.5)),
  'cosine 0.05': constantShape('nonmonotonic', cosine(0.4, 0.05, 0)),
  'law with run-to-run 0.05': (source) => ({
    verdict: 'predictable',
    mean: exponential(0.2, between(source, 0.3, 0.4), 1),
    runToRun: 0.05,
  }),
};

/** What else a simulation may vary; left out: a loss axis, the same items for every run, normal noise. */
export interface SimulationSettings {
  readonly axis?: ScaleAxis;
  /** Items of each run drawn from 50 to 10,000, evenly on a log scale; `items` is not looked at. */
  readonly mixedItems?: boolean;
  /** Run-to-run noise of the same standard deviation, but by Student's t on 3 degrees of freedom. */
  readonly heavyTails?: boolean;
}

/** Student's t on 3 degrees of freedom, scaled to variance 1. */
const heavy = (source: RandomSource): number => {
  const square = source.normal() ** 2 + source.normal() ** 2 + source.normal() ** 2;
  return source.normal() / Math.sqrt(square);
};

/** One draw: `points` runs at jittered losses, each scored on `items` items. `seed` and `key` decide it. */
export const simulateCurve = (
  draw: (source: RandomSource) => SimulatedTruth,
  points: number,
  items: number,
  seed: number,
  key: string,
  { axis = 'loss:simulated', mixedItems = false, heavyTails = false }: SimulationSettings = {},
): { readonly truth: SimulatedTruth; readonly curve: Curve } => {
  const source = randomSource(seedFor(seed, key));
  const truth = draw(source);
  const losses = Array.from({ length: points }, (_, index) => {
    const jitter = index === 0 || index === points - 1 ? 0 : between(source, -0.4, 0.4);
    return largestLoss - ((largestLoss - smallestLoss) * (index + jitter)) / (points - 1);
  });
  const curve: Curve = {
    id: key,
    task: key,
    metric: 'acc',
    axis,
    factors: {},
    direction: 'higher',
    range: { lower: 0, upper: 1 },
    space: metricSpace({ direction: 'higher', range: { lower: 0, upper: 1 }, floor: null }, []),
    chance: null,
    points: losses.map((loss, index) => {
      const own = mixedItems ? Math.round(50 * 200 ** source.next()) : items;
      const mean = truth.mean(loss) + truth.runToRun * (heavyTails ? heavy(source) : source.normal());
      const p = Math.min(1, Math.max(0, mean));
      const drawn = p + Math.sqrt((p * (1 - p)) / own) * source.normal();
      // Two powers of ten over the range: a common ladder.
      const position = isLossAxis(axis) ? -loss : 17 + 3 * (largestLoss - loss);
      return {
        run: `run ${index}`,
        trainingRun: `run ${index}`,
        scale: isLossAxis(axis) ? loss : Math.exp(position),
        position,
        score: Math.round(own * Math.min(1, Math.max(0, drawn))) / own,
        standardError: null,
        items: own,
        source: { file: 'simulated', pointer: '' },
      };
    }),
  };
  return { truth, curve };
};
