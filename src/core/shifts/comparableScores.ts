import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Curve, CurvePoint } from '../curves/curve.ts';
import { countOf } from '../text/formatCount.ts';
import type { ComparedSetting, Comparison } from './comparison.ts';
import { rangeInWords } from './scaleWords.ts';
import { shiftThresholds } from './thresholds.ts';

/** One score inside the range that both levels share. */
export interface ComparableScore {
  /** 0 for the first level, 1 for the second. */
  readonly level: 0 | 1;
  /** Index into the settings that take part. */
  readonly setting: number;
  readonly trainingRun: string;
  /** 0 to 1 over the shared range, more scale to the right. */
  readonly place: number;
  /** In units of the metric's range. */
  readonly score: number;
}

/** The scores that two levels can be compared on, or why there are too few. */
export type ComparableScores =
  | {
      readonly kind: 'comparable';
      /** By setting, then place, then training run, then level. */
      readonly scores: readonly ComparableScore[];
      /** Settings that take part. */
      readonly settings: readonly ComparedSetting[];
      /** The shared range as raw values on the axis, ascending. */
      readonly range: readonly [number, number];
    }
  | {
      readonly kind: 'refused';
      readonly reason: 'too-few-runs' | 'no-shared-range';
      readonly sentence: string;
    };

type Interval = readonly [low: number, high: number];

const extent = (points: readonly CurvePoint[]): Interval => [
  Math.min(...points.map(({ position }) => position)),
  Math.max(...points.map(({ position }) => position)),
];

const sharedRange = ({ first, second }: ComparedSetting): Interval | null => {
  if (first.points.length === 0 || second.points.length === 0) return null;
  const [lowA, highA] = extent(first.points);
  const [lowB, highB] = extent(second.points);
  const low = Math.max(lowA, lowB);
  const high = Math.min(highA, highB);
  const union = Math.max(highA, highB) - Math.min(lowA, lowB);
  return high > low && high - low >= shiftThresholds.sharedRange * union ? [low, high] : null;
};

const inside = (curve: Curve, [low, high]: Interval): readonly CurvePoint[] =>
  curve.points.filter(({ position }) => position >= low && position <= high);

const distinctRuns = (points: readonly CurvePoint[]): number =>
  new Set(points.map(({ trainingRun }) => trainingRun)).size;

const apart = ({ axis, levels }: Comparison, { first, second }: ComparedSetting): string => {
  const side = (level: string, { points }: Curve): string =>
    points.length === 0
      ? `${level} has no run`
      : `${level} covers ${rangeInWords(axis, scaleExtent(points))}`;
  return (
    `The levels share too little of the axis to tell the factor from scale: ` +
    `${side(levels[0], first)}, ${side(levels[1], second)}.`
  );
};

const scaleExtent = (points: readonly CurvePoint[]): Interval => [
  Math.min(...points.map(({ scale }) => scale)),
  Math.max(...points.map(({ scale }) => scale)),
];

/**
 * The scores inside the range of scales that both levels cover, setting by setting, so that each setting is balanced.
 * Refused where less than a quarter of the covered range is shared (then the factor cannot be told from scale), or fewer
 * than six distinct training runs of a level lie inside.
 */
export const comparableScores = (comparison: Comparison): ComparableScores => {
  const { unit, levels, settings } = comparison;
  const [anySetting] = settings;
  const overlapping = settings.flatMap((setting) => {
    const range = sharedRange(setting);
    if (range === null) return [];
    return [{ setting, first: inside(setting.first, range), second: inside(setting.second, range) }];
  });
  if (overlapping.length === 0) {
    const sentence = anySetting === undefined ? '' : apart(comparison, anySetting);
    return { kind: 'refused', reason: 'no-shared-range', sentence };
  }
  const least = settings.length > 1 ? shiftThresholds.runsPerLevelAndSetting : shiftThresholds.runsPerLevel;
  const usable = overlapping.filter(
    ({ first, second }) => distinctRuns(first) >= least && distinctRuns(second) >= least,
  );
  const seen = usable.length > 0 ? usable : overlapping;
  const counts = [
    distinctRuns(seen.flatMap(({ first }) => first)),
    distinctRuns(seen.flatMap(({ second }) => second)),
  ] as const;
  if (usable.length === 0 || Math.min(...counts) < shiftThresholds.runsPerLevel) {
    const sentence =
      `Inside the range that both cover, ${levels[0]} has ${countOf(counts[0], 'run')} and ${levels[1]} has ${countOf(counts[1], 'run')}; ` +
      `${shiftThresholds.runsPerLevel} of each are needed.`;
    return { kind: 'refused', reason: 'too-few-runs', sentence };
  }
  const kept = usable.flatMap(({ first, second }) => [...first, ...second]);
  const [low, high] = extent(kept);
  const scores = usable
    .flatMap(({ first, second }, setting) =>
      [first, second].flatMap((points, side) =>
        points.map(
          ({ trainingRun, position, score }): ComparableScore => ({
            level: side === 0 ? 0 : 1,
            setting,
            trainingRun,
            place: (position - low) / (high - low),
            score: (score - unit.lower) / unit.span,
          }),
        ),
      ),
    )
    .sort(
      (a, b) =>
        a.setting - b.setting ||
        a.place - b.place ||
        byCodeUnits(a.trainingRun, b.trainingRun) ||
        a.level - b.level,
    );
  return {
    kind: 'comparable',
    scores,
    settings: usable.map(({ setting }) => setting),
    range: scaleExtent(kept),
  };
};
