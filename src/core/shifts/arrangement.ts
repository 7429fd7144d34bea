import type { Curve, CurvePoint } from '../curves/curve.ts';
import type { ScaleAxis } from '../records/scaleAxis.ts';
import { countOf } from '../text/formatCount.ts';
import type { ComparedSetting, LevelComparison } from './comparison.ts';
import { shiftLimits } from './limits.ts';
import { rangeInWords } from './scaleWords.ts';
import { spokenList } from './spokenList.ts';

/** Where one score stands in a comparison; the scores themselves are the task's. */
export interface ArrangedPoint {
  /** Index into the comparison's levels. */
  readonly level: number;
  /** Index into the comparison's settings. */
  readonly setting: number;
  readonly trainingRun: string;
  /** 0 to 1 over the shared range, more scale to the right. */
  readonly place: number;
  /** Index into the points of its curve. */
  readonly point: number;
}

/** The points inside the range of scales that all levels cover: the same for all tasks scored on the same runs. */
export interface Arrangement {
  readonly kind: 'arranged';
  /** By setting, then place, then training run, then level. */
  readonly points: readonly ArrangedPoint[];
  /** The shared range as raw values on the axis, ascending. */
  readonly range: readonly [number, number];
  /** Distinct training runs inside the shared range, one entry a level. */
  readonly runs: readonly number[];
}

/** Why levels cannot be compared. */
export interface ArrangementRefusal {
  readonly kind: 'refused';
  readonly reason: 'too-few-runs' | 'no-shared-range';
  readonly sentence: string;
}

/** A point's scale on the axis of the comparison, and its coordinate; null where it has none. */
export type PlaceOf = (point: CurvePoint) => { readonly scale: number; readonly position: number } | null;

const ownPlace: PlaceOf = (point) => point;

interface Placed {
  readonly point: number;
  readonly trainingRun: string;
  readonly scale: number;
  readonly position: number;
}

interface PlacedSetting {
  readonly setting: number;
  /** One entry a level. */
  readonly levels: readonly (readonly Placed[])[];
}

type Interval = readonly [low: number, high: number];

const extentOf = (values: readonly number[]): Interval => {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
};

const placed = ({ points }: Curve, placeOf: PlaceOf): readonly Placed[] =>
  points.flatMap((one, point) => {
    const place = placeOf(one);
    return place === null
      ? []
      : [{ point, trainingRun: one.trainingRun, scale: place.scale, position: place.position }];
  });

const positions = (points: readonly Placed[]): Interval => extentOf(points.map(({ position }) => position));

const scales = (points: readonly Placed[]): Interval => extentOf(points.map(({ scale }) => scale));

const sharedRange = ({ levels }: PlacedSetting): Interval | null => {
  if (levels.some(({ length }) => length === 0)) return null;
  const extents = levels.map(positions);
  const low = Math.max(...extents.map(([lowest]) => lowest));
  const high = Math.min(...extents.map(([, highest]) => highest));
  const [lowest, highest] = extentOf(extents.flat());
  return high > low && high - low >= shiftLimits.sharedRange * (highest - lowest) ? [low, high] : null;
};

const distinctRuns = (points: readonly Placed[]): number =>
  new Set(points.map(({ trainingRun }) => trainingRun)).size;

const apart = (axis: ScaleAxis, names: readonly string[], { levels }: PlacedSetting): string => {
  const sides = levels.map((points, level) =>
    points.length === 0
      ? `${names[level]} has no run`
      : `${names[level]} covers ${rangeInWords(axis, scales(points))}`,
  );
  return `The levels share too little of the axis to tell the factor from scale: ${sides.join(', ')}.`;
};

/**
 * Arranges the points of a comparison inside the range of scales that all its levels cover, setting by setting, so that each
 * setting is balanced. Refused where less than a quarter of the covered range is shared (then the factor cannot be told from
 * scale), or fewer than six distinct training runs of a level lie inside.
 *
 * @param axis the axis that `placeOf` places points on, for the words of a refusal
 */
export const arrange = (
  { levels, settings }: Pick<LevelComparison, 'levels' | 'settings'>,
  axis: ScaleAxis,
  placeOf: PlaceOf = ownPlace,
): Arrangement | ArrangementRefusal => {
  const all = settings.map(
    ({ curves }, setting): PlacedSetting => ({
      setting,
      levels: curves.map((curve) => placed(curve, placeOf)),
    }),
  );
  const overlapping = all.flatMap((one) => {
    const range = sharedRange(one);
    if (range === null) return [];
    const [low, high] = range;
    const inside = ({ position }: Placed): boolean => position >= low && position <= high;
    return [{ setting: one.setting, levels: one.levels.map((points) => points.filter(inside)) }];
  });
  if (overlapping.length === 0) {
    const [any] = all;
    const sentence = any === undefined ? '' : apart(axis, levels, any);
    return { kind: 'refused', reason: 'no-shared-range', sentence };
  }
  const least = settings.length > 1 ? shiftLimits.runsPerLevelAndSetting : shiftLimits.runsPerLevel;
  const usable = overlapping.filter((one) => one.levels.every((points) => distinctRuns(points) >= least));
  const seen = usable.length > 0 ? usable : overlapping;
  const runs = levels.map((_, level) => distinctRuns(seen.flatMap((one) => one.levels[level] ?? [])));
  if (usable.length === 0 || Math.min(...runs) < shiftLimits.runsPerLevel) {
    const counts = levels.map((level, index) => `${level} has ${countOf(runs[index] ?? 0, 'run')}`);
    const sentence =
      `Inside the range that both cover, ${spokenList(counts)}; ` +
      `${shiftLimits.runsPerLevel} of each are needed.`;
    return { kind: 'refused', reason: 'too-few-runs', sentence };
  }
  const kept = usable.flatMap((one) => one.levels.flat());
  const [low, high] = positions(kept);
  const points = usable.flatMap(({ setting, levels: own }) =>
    own.flatMap((ofLevel, level) =>
      ofLevel.map(
        ({ point, trainingRun, position }): ArrangedPoint => ({
          level,
          setting,
          trainingRun,
          place: (position - low) / (high - low),
          point,
        }),
      ),
    ),
  );
  // Runs by the order in which their curves have them, and not by name: renaming them draws the same permutations.
  const numbers = new Map<string, number>();
  for (const { trainingRun } of points) if (!numbers.has(trainingRun)) numbers.set(trainingRun, numbers.size);
  const numberOf = ({ trainingRun }: ArrangedPoint): number => numbers.get(trainingRun) ?? 0;
  points.sort(
    (a, b) => a.setting - b.setting || a.place - b.place || numberOf(a) - numberOf(b) || a.level - b.level,
  );
  return { kind: 'arranged', points, range: scales(kept), runs };
};

/** Equal for comparisons of the same levels, on whatever task, that were scored on the same runs: they share an arrangement. */
export const arrangementKey = ({ axis, factor, levels, settings }: LevelComparison): string => {
  const ofCurve = ({ points }: Curve): string =>
    points.map(({ run, trainingRun, position }) => `${run} ${trainingRun} ${position}`).join('\n');
  const ofSetting = ({ curves }: ComparedSetting): string => curves.map(ofCurve).join('\n\n');
  return [axis, factor, ...levels, ...settings.map(ofSetting)].join('\n\n\n');
};

/** The scores of a comparison in the order of the arranged points, in units of the metric's range. */
export const scoresOf = (
  { settings, unit, space }: LevelComparison,
  { points }: Arrangement,
): Float64Array => {
  const scores = new Float64Array(points.length);
  points.forEach(({ setting, level, point }, index) => {
    const score = settings[setting]?.curves[level]?.points[point]?.score;
    scores[index] = score === undefined ? 0 : (space.into(score) - unit.lower) / unit.span;
  });
  return scores;
};

/** The settings of a comparison that take part in an arrangement. */
export const settingsOf = (
  { settings }: LevelComparison,
  { points }: Arrangement,
): readonly ComparedSetting[] => {
  const present = new Set(points.map(({ setting }) => setting));
  return settings.filter((_, setting) => present.has(setting));
};
