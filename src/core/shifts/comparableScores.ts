import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Curve, CurvePoint } from '../curves/curve.ts';
import { countOf } from '../text/formatCount.ts';
import type { ComparedSetting, LevelComparison } from './comparison.ts';
import { rangeInWords } from './scaleWords.ts';
import { spokenList } from './spokenList.ts';
import { shiftThresholds } from './thresholds.ts';

/** One score inside the range that all levels share. */
export interface ComparableScore {
  /** Index into the comparison's levels. */
  readonly level: number;
  /** Index into the settings that take part. */
  readonly setting: number;
  readonly trainingRun: string;
  /** 0 to 1 over the shared range, more scale to the right. */
  readonly place: number;
  /** In units of the metric's range. */
  readonly score: number;
}

export interface Comparable {
  readonly kind: 'comparable';
  /** By setting, then place, then training run, then level. */
  readonly scores: readonly ComparableScore[];
  /** Settings that take part. */
  readonly settings: readonly ComparedSetting[];
  /** The shared range as raw values on the axis, ascending. */
  readonly range: readonly [number, number];
  /** Distinct training runs inside the shared range, one entry a level. */
  readonly runs: readonly number[];
}

/** The scores that levels can be compared on, or why there are too few. */
export type ComparableScores =
  | Comparable
  | {
      readonly kind: 'refused';
      readonly reason: 'too-few-runs' | 'no-shared-range';
      readonly sentence: string;
    };

type Interval = readonly [low: number, high: number];

const extentOf = (values: readonly number[]): Interval => [Math.min(...values), Math.max(...values)];

const extent = (points: readonly CurvePoint[]): Interval => extentOf(points.map(({ position }) => position));

const scaleExtent = (points: readonly CurvePoint[]): Interval => extentOf(points.map(({ scale }) => scale));

const sharedRange = ({ curves }: ComparedSetting): Interval | null => {
  if (curves.some(({ points }) => points.length === 0)) return null;
  const extents = curves.map(({ points }) => extent(points));
  const low = Math.max(...extents.map(([lowest]) => lowest));
  const high = Math.min(...extents.map(([, highest]) => highest));
  const union =
    Math.max(...extents.map(([, highest]) => highest)) - Math.min(...extents.map(([lowest]) => lowest));
  return high > low && high - low >= shiftThresholds.sharedRange * union ? [low, high] : null;
};

const inside = (curve: Curve, [low, high]: Interval): readonly CurvePoint[] =>
  curve.points.filter(({ position }) => position >= low && position <= high);

const distinctRuns = (points: readonly CurvePoint[]): number =>
  new Set(points.map(({ trainingRun }) => trainingRun)).size;

const apart = ({ axis, levels }: LevelComparison, { curves }: ComparedSetting): string => {
  const sides = curves.map(({ points }, level) =>
    points.length === 0
      ? `${levels[level]} has no run`
      : `${levels[level]} covers ${rangeInWords(axis, scaleExtent(points))}`,
  );
  return `The levels share too little of the axis to tell the factor from scale: ${sides.join(', ')}.`;
};

/**
 * The scores inside the range of scales that all levels cover, setting by setting, so that each setting is balanced.
 * Refused where less than a quarter of the covered range is shared (then the factor cannot be told from scale), or fewer
 * than six distinct training runs of a level lie inside.
 */
export const comparableScores = (comparison: LevelComparison): ComparableScores => {
  const { unit, levels, settings } = comparison;
  const [anySetting] = settings;
  const overlapping = settings.flatMap((setting) => {
    const range = sharedRange(setting);
    return range === null ? [] : [{ setting, points: setting.curves.map((curve) => inside(curve, range)) }];
  });
  if (overlapping.length === 0) {
    const sentence = anySetting === undefined ? '' : apart(comparison, anySetting);
    return { kind: 'refused', reason: 'no-shared-range', sentence };
  }
  const least = settings.length > 1 ? shiftThresholds.runsPerLevelAndSetting : shiftThresholds.runsPerLevel;
  const usable = overlapping.filter(({ points }) => points.every((own) => distinctRuns(own) >= least));
  const seen = usable.length > 0 ? usable : overlapping;
  const runs = levels.map((_, level) => distinctRuns(seen.flatMap(({ points }) => points[level] ?? [])));
  if (usable.length === 0 || Math.min(...runs) < shiftThresholds.runsPerLevel) {
    const counts = levels.map((level, index) => `${level} has ${countOf(runs[index] ?? 0, 'run')}`);
    const sentence =
      `Inside the range that both cover, ${spokenList(counts)}; ` +
      `${shiftThresholds.runsPerLevel} of each are needed.`;
    return { kind: 'refused', reason: 'too-few-runs', sentence };
  }
  const kept = usable.flatMap(({ points }) => points.flat());
  const [low, high] = extent(kept);
  const scores = usable
    .flatMap(({ points }, setting) =>
      points.flatMap((own, level) =>
        own.map(
          ({ trainingRun, position, score }): ComparableScore => ({
            level,
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
    runs,
  };
};
