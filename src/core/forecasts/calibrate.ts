import { backtestAll } from '../backtests/backtestAll.ts';
import { type BacktestPrediction, backtestCurve } from '../backtests/backtestCurve.ts';
import { basisFor } from '../backtests/basisFor.ts';
import type { ShapeMixture } from '../backtests/shapeMixture.ts';
import type { UnitCurve } from '../backtests/unitCurve.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { Curve } from '../curves/curve.ts';
import type { CalibratedCurve, Calibrator } from './calibrator.ts';
import { distinctCurves } from './distinctCurves.ts';
import { errorCalibrator } from './errorCalibrator.ts';
import { type ComputeByRun, type ForecastAxis, forecastAxis } from './forecastAxis.ts';
import { type ScoreUnits, scoreUnits } from './scoreUnits.ts';
import { unitCurveOf } from './unitCurveOf.ts';

export interface CalibrationSettings {
  /** Training compute by run id, as far as known: it sets the irreducible loss and the compute multiples. */
  readonly flops?: ComputeByRun;
}

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
      curve: unitCurveOf(curve, units, ({ scale }) => axis.place(curve.task, scale)),
      units,
      runs: curve.points.length,
    }));
  });

/** Of the kept predictions of a curve those of its first origin, which hides the most runs. */
const longestOf = (predictions: readonly BacktestPrediction[]): readonly BacktestPrediction[] => {
  const first = predictions.find(({ kept }) => kept);
  return predictions.filter(({ kept, seen }) => kept && seen === first?.seen);
};

/**
 * Fits every curve of one axis and backtests it from every origin. All curves must be on the same axis; their
 * order does not matter. Work: curves × runs × 150 shapes, no iteration.
 */
export const calibrate = (curves: readonly Curve[], settings: CalibrationSettings = {}): Calibrator => {
  const flops = settings.flops ?? new Map<string, number>();
  const { sorted, copyOf } = distinctCurves(curves);
  const axis = sorted[0] === undefined ? null : forecastAxis(sorted[0].axis, sorted, flops);
  const placed = axis === null ? [] : placeCurves(sorted, axis);
  // A copy of a task under another name is no second one: what is counted over tasks counts it once.
  const originals = new Map([...copyOf].map(([copy, original]) => [copy.id, original.id]));
  const counted = placed.flatMap(({ curve }) => (originals.has(curve.id) ? [] : [curve]));
  const { backtests, ...fit } = backtestAll(counted);
  const predictions = backtests.flatMap((backtest) => backtest.predictions);
  const backtestOf = new Map(counted.map(({ id }, index) => [id, backtests[index]]));
  const mixtureOf = (curve: UnitCurve): ShapeMixture | null =>
    originals.has(curve.id)
      ? backtestCurve(curve, basisFor(fit, curve.kind), fit.chanceShare).mixture
      : (backtestOf.get(curve.id)?.mixture ?? null);
  const calibrated = new Map(
    placed.map(({ curve, units, runs }): [string, CalibratedCurve] => [
      curve.id,
      {
        curve,
        units,
        mixture: mixtureOf(curve),
        longestBacktest: longestOf(backtestOf.get(originals.get(curve.id) ?? curve.id)?.predictions ?? []),
        // An axis without spread has no places: all runs stand at one scale.
        distinctScales:
          curve.points.length > 0 ? new Set(curve.points.map((point) => point.t)).size : Math.min(1, runs),
        trainingRuns: new Set(curve.points.map((point) => point.trainingRun)).size,
        firstT: curve.points[0]?.t ?? 0,
        lastT: curve.points.at(-1)?.t ?? 0,
      },
    ]),
  );
  return { axis, flops, curves: calibrated, ...fit, ...errorCalibrator(predictions) };
};
