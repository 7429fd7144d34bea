import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Curve } from '../curves/curve.ts';
import { isLossAxis, type ScaleAxis } from '../records/scaleAxis.ts';
import { type ComputeLoss, irreducibleLoss } from './irreducibleLoss.ts';

/** Training compute in FLOPs by run id, as far as it is known. */
export type ComputeByRun = ReadonlyMap<string, number>;

/** Where forecasts put a scale: more scale to the right, 0 to 1 over the fitted runs. */
export interface ForecastAxis {
  readonly axis: ScaleAxis;
  /**
   * The irreducible loss E that is taken off a validation loss; 0 on other axes or where it is not
   * identifiable.
   */
  readonly irreducible: number;
  /**
   * t of a raw value on the axis, for curves of this task; null where it has none: a loss at or below E, a
   * count that is not above 0, or an axis without spread.
   */
  place(task: string, scale: number): number | null;
  /** The raw value at t, or null on an axis without spread. */
  scaleAt(task: string, t: number): number | null;
}

interface Span {
  readonly least: number;
  readonly width: number;
}

const spanOf = (values: readonly number[]): Span | null => {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return most > least ? { least, width: most - least } : null;
};

const familiesOf = (curves: readonly Curve[], flops: ComputeByRun): readonly (readonly ComputeLoss[])[] => {
  const families = new Map<string, Map<string, ComputeLoss>>();
  for (const curve of curves) {
    const key = JSON.stringify(Object.entries(curve.factors).sort(([a], [b]) => byCodeUnits(a, b)));
    const family = families.get(key) ?? new Map<string, ComputeLoss>();
    families.set(key, family);
    for (const { run, scale } of curve.points) {
      const compute = flops.get(run);
      if (compute !== undefined && compute > 0) family.set(run, { flops: compute, loss: scale });
    }
  }
  // By what they hold, so that sums hang on no name.
  return [...families.values()]
    .map((family) => [...family.values()].sort((a, b) => a.flops - b.flops || a.loss - b.loss))
    .map((family) => ({ family, content: JSON.stringify(family) }))
    .sort((a, b) => byCodeUnits(a.content, b.content))
    .map(({ family }) => family);
};

/**
 * The axis that the curves share (all curves are on one axis): x = -log(L - E) on a validation loss, -log L
 * on a task loss, log of a count; then t = (x - min x) / (max x - min x) over all fitted runs of all curves.
 * On the task-loss axis over those of the same task, since its unit and size differ from task to task. Where
 * a loss is 0 or less (it has no logarithm) x = -L. The range uses all fitted runs; it only sets units.
 */
export const forecastAxis = (
  axis: ScaleAxis,
  curves: readonly Curve[],
  flops: ComputeByRun,
): ForecastAxis => {
  const loss = isLossAxis(axis);
  const scales = curves.flatMap((curve) => curve.points.map((point) => point.scale));
  const linear = loss && scales.some((scale) => scale <= 0);
  const irreducible =
    loss && axis !== 'task-loss' && !linear ? irreducibleLoss(familiesOf(curves, flops)) : 0;

  const coordinateOf = (scale: number): number | null => {
    if (linear) return -scale;
    const positive = scale - irreducible;
    if (!(positive > 0)) return null;
    return loss ? -Math.log(positive) : Math.log(positive);
  };
  const coordinates = (of: readonly Curve[]): readonly number[] =>
    of.flatMap((curve) => curve.points.flatMap((point) => coordinateOf(point.scale) ?? []));
  const perTask = axis === 'task-loss';
  const spans = new Map<string, Span | null>();
  const tasks = perTask ? [...new Set(curves.map((curve) => curve.task))] : [''];
  for (const task of tasks) {
    spans.set(task, spanOf(coordinates(perTask ? curves.filter((curve) => curve.task === task) : curves)));
  }
  const spanFor = (task: string): Span | null => spans.get(perTask ? task : '') ?? null;

  return {
    axis,
    irreducible,
    place: (task, scale) => {
      const span = spanFor(task);
      const coordinate = coordinateOf(scale);
      return span === null || coordinate === null ? null : (coordinate - span.least) / span.width;
    },
    scaleAt: (task, t) => {
      const span = spanFor(task);
      if (span === null) return null;
      const coordinate = span.least + t * span.width;
      if (linear) return -coordinate;
      return loss ? irreducible + Math.exp(-coordinate) : Math.exp(coordinate);
    },
  };
};
