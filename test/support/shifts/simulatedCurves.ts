import type { Curve, CurvePoint } from '../../../src/core/curves/curve.ts';
import { positionOf, type ScaleAxis } from '../../../src/core/records/scaleAxis.ts';
import { type RandomSource, randomSource } from '../../../src/core/stats/randomSource.ts';
import { withSpace } from '../../core/withSpace.ts';

export type MeanCurve = (scale: number) => number;

export interface SimulatedRun {
  readonly trainingRun: string;
  readonly scale: number;
  readonly score: number;
  /** Set where several points share one training run. */
  readonly run?: string;
}

/** A curve of these runs, as the curves layer would hand it over; bounded by 0 and 1 unless told otherwise. */
export const curveOf = (
  task: string,
  factors: Readonly<Record<string, string>>,
  runs: readonly SimulatedRun[],
  other: Partial<Pick<Curve, 'axis' | 'direction' | 'range' | 'metric'>> = {},
): Curve => {
  const axis: ScaleAxis = other.axis ?? 'loss:c4_val';
  const levels = Object.entries(factors).map(([name, level]) => `${name}=${level}`);
  return withSpace({
    id: `${task} · ${axis} · ${levels.join(',')}`,
    task,
    metric: 'acc',
    axis,
    factors,
    direction: 'higher',
    range: { lower: 0, upper: 1 },
    chance: null,
    ...other,
    points: runs
      .map(
        ({ trainingRun, scale, score, run = trainingRun }): CurvePoint => ({
          run,
          trainingRun,
          scale,
          position: positionOf(axis, scale),
          score,
          standardError: null,
          items: null,
          source: { file: 'table.csv', pointer: '' },
        }),
      )
      .sort((a, b) => a.position - b.position || (a.run < b.run ? -1 : 1)),
  });
};

/** The loss at which exponential curves have their full height. */
const lowestLoss = 2.5;

export const exponential =
  (floor: number, gain: number, rate: number): MeanCurve =>
  (loss) =>
    floor + gain * Math.exp(-rate * (loss - lowestLoss));

const sigmoid = (floor: number, gain: number, middle: number): MeanCurve => {
  return (loss) => floor + gain / (1 + Math.exp((loss - middle) / 0.08));
};

/** Scores of `items` questions at these losses. */
export const scored = (
  name: string,
  losses: readonly number[],
  mean: MeanCurve,
  items: number,
  random: RandomSource,
): readonly SimulatedRun[] =>
  losses.map((scale, index) => {
    const p = mean(scale);
    const score = p + Math.sqrt((p * (1 - p)) / items) * random.normal();
    return { trainingRun: `${name}-${index}`, scale, score: Math.min(1, Math.max(0, score)) };
  });

export const spreadLosses = (
  count: number,
  random: RandomSource,
  low = lowestLoss,
  high = 4.2,
): readonly number[] => Array.from({ length: count }, () => low + (high - low) * random.next());

type Range = readonly [low: number, high: number];

/** Two corpora whose runs are the same for all tasks: a maker of tasks. */
const pairsOf = (
  random: RandomSource,
  runs: number,
  items: number,
  ranges: { readonly c4: Range; readonly pile: Range },
) => {
  const losses = {
    c4: spreadLosses(runs, random, ...ranges.c4),
    pile: spreadLosses(runs, random, ...ranges.pile),
  };
  return (task: string, c4: MeanCurve, pile: MeanCurve): readonly Curve[] => [
    curveOf(task, { corpus: 'c4' }, scored('c4', losses.c4, c4, items, random)),
    curveOf(task, { corpus: 'pile' }, scored('pile', losses.pile, pile, items, random)),
  ];
};

const everywhere: Range = [lowestLoss, 4.2];

const equalRanges = { c4: everywhere, pile: everywhere };

/** One curve that is drawn for both levels: of every shape that a trend can have. */
const anyShape = (index: number, random: RandomSource): MeanCurve => {
  const rate = 0.5 + 3 * random.next();
  const gain = 0.2 + 0.3 * random.next();
  const shapes: readonly MeanCurve[] = [
    exponential(0.25, gain, rate),
    exponential(0.02, gain, rate),
    sigmoid(0.25, gain, 3 + random.next() / 2),
    () => 0.3,
    exponential(0.5, -0.7 * gain, rate),
    (loss) => 0.4 + 0.1 * Math.cos(4 * loss),
  ];
  return shapes[index % shapes.length] ?? (() => 0.3);
};

/**
 * Sixty tasks on which two corpora do the same, of every shape a trend can have, and thirty each on which one is .05
 * higher, gains 40% less, or falls where the other rises. The runs of a corpus are the same for all tasks.
 */
export const familyOfPairs = (
  seed: number,
  runs: number,
  items: number,
  ranges = equalRanges,
): readonly Curve[] => {
  const random = randomSource(seed);
  const pair = pairsOf(random, runs, items, ranges);
  const same = Array.from({ length: 60 }, (_, index) => {
    const mean = anyShape(index, random);
    return pair(`same-${index}`, mean, mean);
  });
  const different = Array.from({ length: 30 }, (_, index) => {
    const rate = 0.5 + 2 * random.next();
    const gain = 0.25 + 0.25 * random.next();
    return [
      ...pair(`level-${index}`, exponential(0.25, gain, rate), exponential(0.3, gain, rate)),
      ...pair(`slope-${index}`, exponential(0.25, gain, rate), exponential(0.25, 0.6 * gain, rate)),
      ...pair(
        `sign-${index}`,
        exponential(0.25, 0.6 * gain, rate),
        exponential(0.25 + 0.3 * gain, -0.6 * gain, rate),
      ),
    ];
  });
  return [...same, ...different].flat();
};

/** Sixty same pairs beside thirty each that differ by less: a level of .02 or .03, a slope of -20%, curves that cross. */
export const familyOfSmallChanges = (seed: number, runs: number, items: number): readonly Curve[] => {
  const random = randomSource(seed);
  const pair = pairsOf(random, runs, items, equalRanges);
  const same = Array.from({ length: 60 }, (_, index) => {
    const mean = anyShape(index, random);
    return pair(`same-${index}`, mean, mean);
  });
  const different = Array.from({ length: 30 }, (_, index) => {
    const rate = 0.5 + 2 * random.next();
    const gain = 0.25 + 0.25 * random.next();
    const plain = exponential(0.25, gain, rate);
    return [
      ...pair(`.02-${index}`, plain, exponential(0.27, gain, rate)),
      ...pair(`.03-${index}`, plain, exponential(0.28, gain, rate)),
      ...pair(`slope-${index}`, plain, exponential(0.25, 0.8 * gain, rate)),
      ...pair(`crossing-${index}`, plain, exponential(0.25 + 0.2 * gain, 0.5 * gain, rate)),
    ];
  });
  return [...same, ...different].flat();
};

/** Sixty tasks on which `levels` corpora do the same, and thirty on which the last one is .05 higher. */
export const familyOfLevels = (
  seed: number,
  levels: number,
  runs: number,
  items: number,
): readonly Curve[] => {
  const random = randomSource(seed);
  const names = Array.from({ length: levels }, (_, level) => `corpus-${level}`);
  const losses = new Map(names.map((name) => [name, spreadLosses(runs, random)]));
  const task = (name: string, mean: MeanCurve, last: MeanCurve): readonly Curve[] =>
    names.map((corpus, level) => {
      const own = level === levels - 1 ? last : mean;
      return curveOf(name, { corpus }, scored(corpus, losses.get(corpus) ?? [], own, items, random));
    });
  const same = Array.from({ length: 60 }, (_, index) => {
    const mean = anyShape(index, random);
    return task(`same-${index}`, mean, mean);
  });
  const different = Array.from({ length: 30 }, (_, index) => {
    const rate = 0.5 + 2 * random.next();
    const gain = 0.25 + 0.25 * random.next();
    return task(`level-${index}`, exponential(0.25, gain, rate), exponential(0.3, gain, rate));
  });
  return [...same, ...different].flat();
};

/** Curves with the losses of their runs on several validation corpora. */
export interface CurvesOnLosses {
  readonly curves: readonly Curve[];
  readonly runs: ReadonlyMap<string, { readonly losses: Readonly<Record<string, number>> }>;
}

/**
 * Two corpora whose runs answer alike at an equal loss on text that neither was trained on (`neutral`). On `near-c4` runs of
 * c4 have a loss lower by `c4`, on `near-pile` runs of pile one lower by `pile`: at equal loss the level that the corpus
 * is near to trails. So rankings flip where both are above 0, and nowhere else. Thirty tasks, all exponential.
 */
export const familyOnLosses = (
  seed: number,
  runs: number,
  items: number,
  near: { readonly c4: number; readonly pile: number },
): CurvesOnLosses => {
  const random = randomSource(seed);
  const losses = { c4: spreadLosses(runs, random), pile: spreadLosses(runs, random) };
  const wobble = (): number => 0.005 * random.normal();
  const facts = (['c4', 'pile'] as const).flatMap((corpus) =>
    losses[corpus].map((loss, index) => {
      const own = {
        neutral: loss,
        'also-neutral': loss + 0.3 + wobble(),
        'near-c4': loss + wobble() - (corpus === 'c4' ? near.c4 : 0),
        'near-pile': loss + wobble() - (corpus === 'pile' ? near.pile : 0),
      };
      return [`${corpus}-${index}`, { losses: own }] as const;
    }),
  );
  const curves = Array.from({ length: 30 }, (_, index) => {
    const mean = exponential(0.25, 0.3 + 0.2 * random.next(), 0.5 + random.next());
    return (['c4', 'pile'] as const).map((corpus) =>
      curveOf(`task-${index}`, { corpus }, scored(corpus, losses[corpus], mean, items, random), {
        axis: 'loss:neutral',
      }),
    );
  });
  return { curves: curves.flat(), runs: new Map(facts) };
};
