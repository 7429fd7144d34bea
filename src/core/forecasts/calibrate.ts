import { backtestAll } from '../backtests/backtestAll.ts';
import { calibrateErrors, type ErrorCalibration } from '../backtests/errorCalibration.ts';
import type { UnitCurve, UnitPoint } from '../backtests/unitCurve.ts';
import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { Curve } from '../curves/curve.ts';
import type { CalibratedCurve, Calibrator, DistanceCalibration } from './calibrator.ts';
import { backtestSupport, distanceCalibration, supportAt } from './distanceCalibration.ts';
import { type ComputeByRun, type ForecastAxis, forecastAxis } from './forecastAxis.ts';
import { forecastConstants } from './forecastConstants.ts';
import { type ScoreUnits, scoreUnits } from './scoreUnits.ts';

export interface CalibrationSettings {
  /** Training compute by run id, as far as known: it sets the irreducible loss and the compute multiples. */
  readonly flops?: ComputeByRun;
}

const unitCurveOf = (curve: Curve, axis: ForecastAxis, units: ScoreUnits): UnitCurve => {
  const points = curve.points.flatMap((point): readonly UnitPoint[] => {
    const t = axis.place(curve.task, point.scale);
    if (t === null) return [];
    return [
      {
        run: point.run,
        trainingRun: point.trainingRun,
        t,
        y: units.toUnits(point.score),
        variance: point.standardError === null ? null : (point.standardError / units.unit) ** 2,
        items: point.items,
      },
    ];
  });
  const chance = curve.chance === null || !units.bounded ? null : units.toUnits(curve.chance);
  return {
    id: curve.id,
    task: curve.task,
    points: points.toSorted((a, b) => a.t - b.t || byCodeUnits(a.run, b.run)),
    chance: chance !== null && chance >= 0 && chance <= 1 ? chance : null,
    bounded: units.bounded,
  };
};

interface PlacedCurve {
  readonly curve: UnitCurve;
  readonly units: ScoreUnits;
  /** Runs, with or without a place. */
  readonly runs: number;
}

/** The curves in forecast units; those of one task and metric share their unit. */
const placeCurves = (curves: readonly Curve[], axis: ForecastAxis): readonly PlacedCurve[] =>
  [...groupBy(curves, (curve) => JSON.stringify([curve.task, curve.metric])).values()].flatMap((group) => {
    const units = scoreUnits(group);
    return group.map((curve) => ({
      curve: unitCurveOf(curve, axis, units),
      units,
      runs: curve.points.length,
    }));
  });

/**
 * Fits every curve of one axis and backtests it from every origin. All curves must be on the same axis; their
 * order does not matter. Work: curves × runs × 150 shapes, no iteration.
 */
export const calibrate = (curves: readonly Curve[], settings: CalibrationSettings = {}): Calibrator => {
  const flops = settings.flops ?? new Map<string, number>();
  const sorted = curves.toSorted((a, b) => byCodeUnits(a.id, b.id));
  const axis = sorted[0] === undefined ? null : forecastAxis(sorted[0].axis, sorted, flops);
  const placed = axis === null ? [] : placeCurves(sorted, axis);
  const { chanceShare, basis, backtests } = backtestAll(placed.map(({ curve }) => curve));
  const predictions = backtests.flatMap((backtest) => backtest.predictions);
  const calibrated = new Map(
    placed.map(({ curve, units, runs }, index): [string, CalibratedCurve] => [
      curve.id,
      {
        curve,
        units,
        mixture: backtests[index]?.mixture ?? null,
        // An axis without spread has no places: all runs stand at one scale.
        distinctScales:
          curve.points.length > 0 ? new Set(curve.points.map((point) => point.t)).size : Math.min(1, runs),
        trainingRuns: new Set(curve.points.map((point) => point.trainingRun)).size,
        firstT: curve.points[0]?.t ?? 0,
        lastT: curve.points.at(-1)?.t ?? 0,
      },
    ]),
  );
  const kept = predictions.filter((prediction) => prediction.kept);
  const errorsKnown = new Map<'local' | 'shipped', ErrorCalibration>();
  const errorsBy = (scale: 'local' | 'shipped'): ErrorCalibration => {
    const before = errorsKnown.get(scale);
    if (before !== undefined) return before;
    const errors = calibrateErrors(predictions, scale === 'local' ? null : forecastConstants.shippedScale);
    errorsKnown.set(scale, errors);
    return errors;
  };
  const support = backtestSupport(kept);
  const known = new Map<string, DistanceCalibration>();
  return {
    axis,
    flops,
    curves: calibrated,
    longestBacktest: kept.reduce((longest, { distance }) => Math.max(longest, distance), 0),
    chanceShare,
    basis,
    calibrationAt: (distance, trainingRuns) => {
      const supported = supportAt(support, distance, trainingRuns);
      const { kind, tasks, missing } = supported;
      const nearerInFull = kind !== 'full' && supportAt(support, 0, trainingRuns).kind === 'full';
      const key = JSON.stringify([kind, tasks, missing, nearerInFull]);
      const before = known.get(key);
      if (before !== undefined) return before;
      const errors = errorsBy(kind === 'full' ? 'local' : 'shipped');
      const made = distanceCalibration(supported, errors, nearerInFull ? errorsBy('local') : null);
      known.set(key, made);
      return made;
    },
  };
};
