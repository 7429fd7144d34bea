import { naturalSplineBasis, splineKnots } from '../stats/naturalSplineBasis.ts';
import { orthonormalColumns } from '../stats/orthonormalColumns.ts';
import { shiftLimits } from './limits.ts';

/** Where something was observed: one score, or the average of one run's scores at several levels. */
export interface ObservedPlace {
  /** Index of the setting of the other factors. */
  readonly setting: number;
  readonly trainingRun: string;
  /** 0 to 1 over the shared range. */
  readonly place: number;
}

/**
 * The functions that the curve which all levels share is made of, at right angles to each other: together they span a
 * natural spline, and an offset and a slope for each setting.
 */
export interface MeanModel {
  /** One entry an observation; of unit length and at right angles. */
  readonly columns: readonly Float64Array[];
  /** The values of these columns at a place, averaged over the settings. */
  at(place: number): Float64Array;
  /** The same at each observation's place. */
  readonly averaged: readonly Float64Array[];
}

/** The functions that all settings share: a natural spline without its constant and its line. */
const bendsOf = (observations: readonly ObservedPlace[]): ((place: number) => readonly number[]) => {
  const runs = new Set(observations.map(({ trainingRun }) => trainingRun)).size;
  const many = runs >= shiftLimits.runsForFiveKnots;
  const places = observations.map(({ place }) => place);
  const knots = splineKnots(places, many ? shiftLimits.fiveKnots : shiftLimits.fourKnots);
  const spline = naturalSplineBasis(knots);
  return (place) => spline(place).slice(1);
};

const columnsOf = (rows: readonly (readonly number[])[]): readonly Float64Array[] =>
  Array.from({ length: rows[0]?.length ?? 0 }, (_, j) => Float64Array.from(rows, (row) => row[j] ?? 0));

const product = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

/** Lays out the common curve for these observations; at least one. */
export const meanModel = (observations: readonly ObservedPlace[]): MeanModel => {
  const bends = bendsOf(observations);
  const count = Math.max(...observations.map(({ setting }) => setting)) + 1;
  const settings = Array.from({ length: count }, (_, index) => index);
  const plain = columnsOf(
    observations.map(({ place, setting }) => [
      ...settings.flatMap((index) => (index === setting ? [1, place] : [0, 0])),
      ...bends(place),
    ]),
  );
  const { columns, kept } = orthonormalColumns(plain);
  // plain[kept[j]] = sum over i <= j of columns[i] · triangle[j][i]: the way from a plain row to one of the columns.
  const triangle = kept.map((index, j) =>
    columns.slice(0, j + 1).map((column) => product(column, plain[index] ?? column)),
  );
  const shares = settings.map(() => 0);
  for (const { setting } of observations) {
    shares[setting] = (shares[setting] ?? 0) + 1 / observations.length;
  }
  const at = (place: number): Float64Array => {
    const row = [...shares.flatMap((share) => [share, share * place]), ...bends(place)];
    const result = new Float64Array(kept.length);
    kept.forEach((index, j) => {
      let value = row[index] ?? 0;
      for (let i = 0; i < j; i += 1) value -= (triangle[j]?.[i] ?? 0) * (result[i] ?? 0);
      result[j] = value / (triangle[j]?.[j] ?? 1);
    });
    return result;
  };
  return { columns, at, averaged: observations.map(({ place }) => at(place)) };
};
