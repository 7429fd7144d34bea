import { climbingLogistic } from '../laws/climbingLogistic.ts';
import { exponentialInLoss } from '../laws/exponentialInLoss.ts';
import type { Law, Shape } from '../laws/law.ts';
import { logisticWithFloor } from '../laws/logisticWithFloor.ts';
import { powerLawWithOffset } from '../laws/powerLawWithOffset.ts';
import { isLossAxis, type ScaleAxis } from '../records/scaleAxis.ts';
import { naturalSplineBasis, splineKnots } from '../stats/naturalSplineBasis.ts';
import { type TrendLimits, trendLimits } from './limits.ts';
import type { Observations } from './observations.ts';

/** A law's grid of shapes as columns: one value a point, one column a shape. */
export interface ShapeFamily {
  readonly law: Law;
  readonly shapes: readonly Shape[];
  readonly columns: readonly Float64Array[];
}

/**
 * All of an analysis that does not depend on the scores: where the points lie, and the mean functions' columns there.
 * Tasks that were run on the same models share one.
 */
export interface Design {
  readonly size: number;
  readonly curves: number;
  readonly starts: Int32Array;
  /** Curve of each point. */
  readonly curveOf: Int32Array;
  /** 0 at the least scale of the group, 1 at the most. */
  readonly t: Float64Array;
  readonly run: Int32Array;
  readonly runs: number;
  /** 1 / points of the point's run: checkpoints share the weight of one run. */
  readonly share: Float64Array;
  /** Points in order of t over all curves. */
  readonly order: Int32Array;
  /** Distinct positions. */
  readonly scales: number;
  /** By curve: the last point of each run in it. They stand for the run in rank tests. */
  readonly representatives: readonly Int32Array[];
  readonly law: ShapeFamily;
  /** The law that bends towards a ceiling at its large end. */
  readonly bent: ShapeFamily;
  readonly logistic: ShapeFamily;
  /** Natural cubic spline without its constant, free of curve means, orthonormal: what is fitted. */
  readonly spline: readonly Float64Array[];
  /** The same columns with their curve means left in: one function of t over all curves, for its values. */
  readonly splineFunction: readonly Float64Array[];
}

/** The law that a straight extrapolation assumes on an axis: the exponential in loss, or the power law with offset. */
export const extrapolationLaw = (axis: ScaleAxis): Law =>
  isLossAxis(axis) ? exponentialInLoss : powerLawWithOffset;

type KnotLimits = Pick<TrendLimits, 'fourKnotsFrom' | 'fiveKnotsFrom' | 'sixKnotsFrom'>;

/** Knots of the spline by number of runs, as quantiles. */
const knotProbabilities = (
  runs: number,
  { fourKnotsFrom, fiveKnotsFrom, sixKnotsFrom }: KnotLimits,
): readonly number[] => {
  const knots = 3 + [fourKnotsFrom, fiveKnotsFrom, sixKnotsFrom].filter((from) => runs >= from).length;
  return Array.from({ length: knots }, (_, index) => 0.05 + (0.9 * index) / (knots - 1));
};

/** A key that is equal for groups with equal designs. */
export const designKey = (axis: ScaleAxis, { starts, position, run }: Observations): string =>
  `${isLossAxis(axis)};${starts.join()};${position.join()};${run.join()}`;

/** The design of a group with at least two distinct positions. */
export const makeDesign = (
  axis: ScaleAxis,
  observations: Observations,
  limits: KnotLimits = trendLimits,
): Design => {
  const { curves, starts, position, run, runs } = observations;
  const size = position.length;
  const lower = position.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const upper = position.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const t = position.map((value) => (value - lower) / (upper - lower));
  const order = Int32Array.from(t, (_, index) => index).sort((a, b) => (t[a] ?? 0) - (t[b] ?? 0) || a - b);
  const sorted = Array.from(order, (index) => t[index] ?? 0);
  const pointsOf = new Float64Array(runs);
  for (const index of run) pointsOf[index] = (pointsOf[index] ?? 0) + 1;

  const curveOf = new Int32Array(size);
  for (let c = 0; c < curves; c += 1) curveOf.fill(c, starts[c] ?? 0, starts[c + 1] ?? 0);

  const family = (law: Law): ShapeFamily => {
    const shapes = law.shapes(sorted);
    return { law, shapes, columns: shapes.map((shape) => t.map((value) => law.basis(shape, value))) };
  };
  const spline = naturalSplineBasis(splineKnots(t, knotProbabilities(runs, limits)));
  const rows = Array.from(t, spline);
  const raw = (rows[0] ?? []).map((_, column) => Float64Array.from(rows, (row) => row[column] ?? 0));
  return {
    size,
    curves,
    starts,
    curveOf,
    t,
    run,
    runs,
    share: Float64Array.from(run, (index) => 1 / (pointsOf[index] ?? 1)),
    order,
    scales: new Set(t).size,
    representatives: Array.from({ length: curves }, (_, c) => lastOfEachRun(starts, run, c)),
    law: family(extrapolationLaw(axis)),
    bent: family(climbingLogistic),
    logistic: family(logisticWithFloor),
    ...orthonormal(raw, starts),
  };
};

/** Number of different positions from one t to another, both included. */
export const scalesWithin = ({ order, t }: Design, from: number, to: number): number => {
  let count = 0;
  let last = Number.NaN;
  for (const index of order) {
    const here = t[index] ?? 0;
    if (here < from || here > to || here === last) continue;
    last = here;
    count += 1;
  }
  return count;
};

const lastOfEachRun = (starts: Int32Array, run: Int32Array, curve: number): Int32Array => {
  const last = new Map<number, number>();
  for (let i = starts[curve] ?? 0; i < (starts[curve + 1] ?? 0); i += 1) last.set(run[i] ?? 0, i);
  return Int32Array.from([...last.values()].sort((a, b) => a - b));
};

/** Gram–Schmidt, twice, on columns free of their curve means; columns that add nothing are left out. */
const orthonormal = (
  columns: readonly Float64Array[],
  starts: Int32Array,
): Pick<Design, 'spline' | 'splineFunction'> => {
  const spline: Float64Array[] = [];
  const splineFunction: Float64Array[] = [];
  for (const column of columns) {
    const next = column.slice();
    const whole = column.slice();
    const before = norm(next);
    for (let pass = 0; pass < 2; pass += 1) {
      centre(next, starts);
      spline.forEach((other, k) => {
        const along = dot(next, other);
        const wholeOther = splineFunction[k] ?? other;
        for (let i = 0; i < next.length; i += 1) {
          next[i] = (next[i] ?? 0) - along * (other[i] ?? 0);
          whole[i] = (whole[i] ?? 0) - along * (wholeOther[i] ?? 0);
        }
      });
    }
    const length = norm(next);
    if (!(length > 1e-8 * before)) continue;
    spline.push(next.map((value) => value / length));
    splineFunction.push(whole.map((value) => value / length));
  }
  return { spline, splineFunction };
};

const centre = (column: Float64Array, starts: Int32Array): void => {
  for (let c = 0; c + 1 < starts.length; c += 1) {
    const from = starts[c] ?? 0;
    const to = starts[c + 1] ?? 0;
    let sum = 0;
    for (let i = from; i < to; i += 1) sum += column[i] ?? 0;
    for (let i = from; i < to; i += 1) column[i] = (column[i] ?? 0) - sum / (to - from);
  }
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

const norm = (column: Float64Array): number => Math.sqrt(dot(column, column));
