import { naturalSplineBasis, splineKnots } from '../stats/naturalSplineBasis.ts';
import { orthonormalColumns } from '../stats/orthonormalColumns.ts';
import { shiftThresholds } from './thresholds.ts';

/** Where something was observed: one score, or the average of one run's scores at several levels. */
export interface ObservedPlace {
  /** Index of the setting of the other factors. */
  readonly setting: number;
  readonly trainingRun: string;
  /** 0 to 1 over the shared range. */
  readonly place: number;
}

/** The functions that the curve which all levels share is made of: a natural spline, and an offset and a slope a setting. */
export interface MeanModel {
  /** One entry an observation; no column repeats the others. */
  readonly columns: readonly Float64Array[];
  /** The values of these columns at a place, averaged over the settings. */
  at(place: number): readonly number[];
  /** The same at each observation's place. */
  readonly averaged: readonly (readonly number[])[];
}

/** The functions that all settings share: a natural spline without its constant and its line. */
const bendsOf = (observations: readonly ObservedPlace[]): ((place: number) => readonly number[]) => {
  const runs = new Set(observations.map(({ trainingRun }) => trainingRun)).size;
  const many = runs >= shiftThresholds.runsForFiveKnots;
  const places = observations.map(({ place }) => place);
  const knots = splineKnots(places, many ? shiftThresholds.fiveKnots : shiftThresholds.fourKnots);
  const spline = naturalSplineBasis(knots);
  return (place) => spline(place).slice(1);
};

const columnsOf = (rows: readonly (readonly number[])[]): readonly Float64Array[] =>
  Array.from({ length: rows[0]?.length ?? 0 }, (_, j) => Float64Array.from(rows, (row) => row[j] ?? 0));

const pick = <Item>(items: readonly Item[], indexes: readonly number[]): readonly Item[] =>
  indexes.flatMap((index) => {
    const item = items[index];
    return item === undefined ? [] : [item];
  });

/** Lays out the common curve for these observations; at least one. */
export const meanModel = (observations: readonly ObservedPlace[]): MeanModel => {
  const bends = bendsOf(observations);
  const count = Math.max(...observations.map(({ setting }) => setting)) + 1;
  const settings = Array.from({ length: count }, (_, index) => index);
  const all = columnsOf(
    observations.map(({ place, setting }) => [
      ...settings.flatMap((index) => (index === setting ? [1, place] : [0, 0])),
      ...bends(place),
    ]),
  );
  const { kept } = orthonormalColumns(all);
  const shares = settings.map(() => 0);
  for (const { setting } of observations) {
    shares[setting] = (shares[setting] ?? 0) + 1 / observations.length;
  }
  const at = (place: number): readonly number[] =>
    pick([...shares.flatMap((share) => [share, share * place]), ...bends(place)], kept);
  return { columns: pick(all, kept), at, averaged: observations.map(({ place }) => at(place)) };
};
