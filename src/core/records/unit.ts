/** In what the scores of a metric are written. */
export type Unit = 'fraction' | 'percent' | 'unbounded';

/** What a unit means for the numbers that stand in it. */
interface UnitMeaning {
  /** What one of the unit is worth in the unit that checks use. */
  readonly times: number;
  /** Whether the scores end at 0 and 1 there, where the metric's name says nothing else. */
  readonly isBounded: boolean;
}

/** The one table of units: a unit without a line here does not compile. */
export const units: Readonly<Record<Unit, UnitMeaning>> = {
  fraction: { times: 1, isBounded: true },
  percent: { times: 0.01, isBounded: true },
  unbounded: { times: 1, isBounded: false },
};
