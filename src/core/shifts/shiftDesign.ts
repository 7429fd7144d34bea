import type { ArrangedPoint } from './arrangement.ts';
import { shiftLimits } from './limits.ts';
import { type MeanModel, meanModel, type ObservedPlace } from './meanModel.ts';
import { type ExchangeUnit, exchangeUnits } from './permutedSigns.ts';

/** One observation of a comparison: a score of one level, or, in a paired design, both levels' scores of one run. */
interface Observation extends ObservedPlace {
  /** Indexes into the arranged points: of the one score, or of the first and the second level's. */
  readonly scores: readonly [number] | readonly [number, number];
  /** What the difference is multiplied by: -1/2 and 1/2 for the two levels, 1 for a pair. */
  readonly sign: number;
}

/**
 * The linear model that two levels are compared by, without the scores, so that all tasks scored on the same runs share it:
 *
 *     score = mean(place) + sign · difference(place),   sign = -1/2 for the first level and +1/2 for the second
 *
 * The mean is a natural spline with an offset and a slope for each setting of the other factors; shiftModel adds the
 * difference, whose shape depends on the task. Where the same runs stand at both levels (n_shot, harness, prompt, …)
 * the design is paired: the difference is read from the runs' own differences, from which whatever is peculiar to a
 * run has gone.
 */
export interface ShiftDesign {
  readonly paired: boolean;
  readonly observations: readonly Observation[];
  readonly mean: MeanModel;
  /** Training runs whose labels are exchanged together. */
  readonly units: readonly ExchangeUnit[];
}

const separateObservations = (points: readonly ArrangedPoint[]): readonly Observation[] =>
  points.map(({ level, setting, trainingRun, place }, index) => ({
    setting,
    trainingRun,
    place,
    scores: [index],
    sign: level - 0.5,
  }));

const countRuns = (observations: readonly Observation[]): number =>
  new Set(observations.map(({ trainingRun }) => trainingRun)).size;

/** Pairs of one training run at one place and setting; null unless they make up at least half of either level. */
const pairedObservations = (points: readonly ArrangedPoint[]): readonly Observation[] | null => {
  const pairs: Observation[] = [];
  // Sorted by setting, place, run and level, the two points of a pair are neighbours.
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before === undefined || before.level === point.level) return;
    if (before.setting !== point.setting || before.place !== point.place) return;
    if (before.trainingRun !== point.trainingRun) return;
    const { setting, trainingRun, place } = point;
    pairs.push({ setting, trainingRun, place, scores: [index - 1, index], sign: 1 });
  });
  const first = points.filter(({ level }) => level === 0).length;
  const most = Math.max(first, points.length - first);
  return pairs.length * 2 >= most && countRuns(pairs) >= shiftLimits.runsPerLevel ? pairs : null;
};

/** Lays out the model for the points of two levels. They come sorted, at least six training runs a level. */
export const shiftDesign = (points: readonly ArrangedPoint[]): ShiftDesign => {
  const pairs = pairedObservations(points);
  const observations = pairs ?? separateObservations(points);
  return {
    paired: pairs !== null,
    observations,
    mean: meanModel(observations),
    units: exchangeUnits(observations),
  };
};
