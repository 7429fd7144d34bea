import { type LeastSquaresFit, weightedLeastSquares } from '../stats/weightedLeastSquares.ts';
import { shiftLimits } from './limits.ts';
import type { OmnibusTest } from './omnibusTest.ts';
import type { ShiftModel } from './shiftModel.ts';

/** A number read from the fit, with its standard error; in units of the metric's range. */
export interface Contrast {
  readonly value: number;
  readonly se: number;
}

/** What one fit says of two levels, so that the kinds of shift, all read from it, cannot contradict each other. */
export interface FittedDifference {
  /** Second level less first at a place, 0 to 1 over the shared range. */
  gapAt(place: number): Contrast;
  /** The gap, averaged over the observations. */
  readonly averageGap: Contrast;
  /** Rise of the second level less rise of the first, from the 10% to the 90% place. */
  readonly gapRise: Contrast;
  /** Rise of each level from the 10% to the 90% place. */
  readonly rises: readonly [Contrast, Contrast];
  /** Degrees of freedom of all these. */
  readonly df: number;
}

const contrast = (fit: LeastSquaresFit, row: readonly number[], scale: number): Contrast => {
  let value = 0;
  let variance = 0;
  row.forEach((weight, i) => {
    value += weight * (fit.coefficients[i] ?? 0);
    row.forEach((other, j) => {
      variance += weight * other * (fit.inverse[i]?.[j] ?? 0);
    });
  });
  const noise = (fit.residualVariance ?? 0) * scale;
  return { value, se: Math.sqrt(Math.max(0, variance * noise)) };
};

const less = (a: ArrayLike<number>, b: ArrayLike<number>): readonly number[] =>
  Array.from(a, (value, index) => value - (b[index] ?? 0));

const signedColumns = ({ design, difference }: ShiftModel): readonly Float64Array[] =>
  difference.map((column) => column.map((value, i) => value * (design.observations[i]?.sign ?? 0)));

/**
 * Fits the model of a design and reads it. The variance is that of the fit times the scale that the permutations gave. In a
 * paired design the mean and the difference are two fits, independent where both levels scatter alike. Null where a
 * fit is degenerate.
 */
export const fitDifference = (model: ShiftModel, { scale, df }: OmnibusTest): FittedDifference | null => {
  const { riseFrom, riseTo } = shiftLimits;
  const { design, weights } = model;
  const signed = signedColumns(model);
  const meanRise = less(design.mean.at(riseTo), design.mean.at(riseFrom));
  const gapRise = less(model.differenceAt(riseTo), model.differenceAt(riseFrom));
  const rows = design.observations.map(({ place }) => model.differenceAt(place));
  const average = gapRise.map((_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0) / rows.length);

  if (design.paired) {
    const gap = weightedLeastSquares(signed, model.gap, weights);
    const mean = weightedLeastSquares(design.mean.columns, model.mean, weights);
    if (gap.kind !== 'fitted' || mean.kind !== 'fitted') return null;
    const own = contrast(gap, gapRise, scale);
    const common = contrast(mean, meanRise, scale);
    const se = Math.hypot(common.se, own.se / 2);
    return {
      gapAt: (place) => contrast(gap, model.differenceAt(place), scale),
      averageGap: contrast(gap, average, scale),
      gapRise: own,
      rises: [
        { value: common.value - own.value / 2, se },
        { value: common.value + own.value / 2, se },
      ],
      df,
    };
  }
  const fit = weightedLeastSquares([...design.mean.columns, ...signed], model.gap, weights);
  if (fit.kind !== 'fitted') return null;
  const none = meanRise.map(() => 0);
  const ofLevel = (sign: number): Contrast =>
    contrast(fit, [...meanRise, ...gapRise.map((value) => sign * value)], scale);
  return {
    gapAt: (place) => contrast(fit, [...none, ...model.differenceAt(place)], scale),
    averageGap: contrast(fit, [...none, ...average], scale),
    gapRise: contrast(fit, [...none, ...gapRise], scale),
    rises: [ofLevel(-0.5), ofLevel(0.5)],
    df,
  };
};
