import { orthonormalColumns } from '../stats/orthonormalColumns.ts';
import { commonCurve } from './commonCurve.ts';
import type { ShiftDesign } from './shiftDesign.ts';

/** A design with the scores of one task. One entry an observation; scores in units of the metric's range. */
export interface ShiftModel {
  readonly design: ShiftDesign;
  /** What the mean curve is fitted to: the score, or the average of a pair. */
  readonly mean: Float64Array;
  /** What the difference is read from: the score, or the second less the first of a pair. */
  readonly gap: Float64Array;
  /** Inverse variances up to a factor, 1 on average. */
  readonly weights: Float64Array;
  /** Columns of the difference, before their signs; none repeats the others, nor the mean once signed. */
  readonly difference: readonly Float64Array[];
  /** The values of these columns at a place. */
  differenceAt(place: number): readonly number[];
}

/**
 * Puts the scores of a task, in the order of the arranged points, into a design, and lays out the difference: a constant, a line, and the shape of the curve
 * that both levels share. The last one is what a level that gains more or less than the other looks like, whatever the
 * law. A bend at fixed knots in its place would undershoot on curves that are flat at first, and make levels cross that
 * never do (docs/adr/0006).
 */
export const shiftModel = (design: ShiftDesign, scores: Float64Array, bounded: boolean): ShiftModel => {
  const { observations, paired } = design;
  const mean = new Float64Array(observations.length);
  const gap = new Float64Array(observations.length);
  observations.forEach(({ scores: [one, other] }, index) => {
    const first = scores[one] ?? 0;
    const second = other === undefined ? first : (scores[other] ?? 0);
    mean[index] = (first + second) / 2;
    gap[index] = other === undefined ? first : second - first;
  });
  const { weights, shape, shapeAt } = commonCurve(design.mean, mean, bounded);
  const columns = [
    new Float64Array(observations.length).fill(1),
    Float64Array.from(observations, ({ place }) => place),
    shape,
  ];
  const signed = columns.map((column) =>
    column.map((value, index) => value * (observations[index]?.sign ?? 0)),
  );
  const before = paired ? [] : design.mean.columns;
  const kept = new Set(orthonormalColumns([...before, ...signed]).kept.map((index) => index - before.length));
  const keep = <Item>(items: readonly Item[]): readonly Item[] => items.filter((_, index) => kept.has(index));
  return {
    design,
    mean,
    gap,
    weights,
    difference: keep(columns),
    differenceAt: (place) => keep([1, place, shapeAt(place)]),
  };
};
