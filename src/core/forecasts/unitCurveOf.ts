import type { UnitCurve, UnitPoint } from '../backtests/unitCurve.ts';
import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Curve, CurvePoint } from '../curves/curve.ts';
import type { ScoreUnits } from './scoreUnits.ts';

/** A curve in forecast units, with its points where `placeOf` puts them (t); a point without a place is left out. */
export const unitCurveOf = (
  curve: Curve,
  units: ScoreUnits,
  placeOf: (point: CurvePoint) => number | null,
): UnitCurve => {
  const points = curve.points.flatMap((point): readonly UnitPoint[] => {
    const t = placeOf(point);
    if (t === null) return [];
    return [
      {
        run: point.run,
        trainingRun: point.trainingRun,
        t,
        y: units.toUnits(point.score),
        variance:
          point.standardError === null ? null : (point.standardError / units.unitAt(point.score)) ** 2,
        items: point.items,
      },
    ];
  });
  const chance = curve.chance === null || units.kind !== 'bounded' ? null : units.toUnits(curve.chance);
  return {
    id: curve.id,
    task: curve.task,
    points: points.toSorted((a, b) => a.t - b.t || a.y - b.y || byCodeUnits(a.run, b.run)),
    chance: chance !== null && chance >= 0 && chance <= 1 ? chance : null,
    kind: units.kind,
    limits: units.limits,
  };
};
