import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Curve } from '../curves/curve.ts';
import { forecastingLimits } from './limits.ts';
import { scoreUnits } from './scoreUnits.ts';

const { copiedDigits: COPIED_DIGITS } = forecastingLimits;

/** Where scores stand on a grid that is this fine, two curves are held against each other. */
const GRID = 2 * forecastingLimits.roundingOfCopies;

export interface DistinctCurves {
  /** All of them, in an order that hangs on what they hold: names only settle curves that hold the same. */
  readonly sorted: readonly Curve[];
  /** For a curve whose runs have the scores of another one, as far as they share runs and but for rounding: that one. */
  readonly copyOf: ReadonlyMap<Curve, Curve>;
}

interface Held {
  readonly curve: Curve;
  readonly order: string;
  readonly points: string;
  /** Scores by run, in which rounding shows alike: fractions of the range, or logarithms. A run with several scores has the first. */
  readonly byRun: ReadonlyMap<string, number>;
}

const hold = (curve: Curve): Held => {
  const units = scoreUnits([curve]);
  const scored = curve.points
    .map(({ run, position, score }) => ({
      run,
      position,
      score: Number(units.toUnits(score).toPrecision(COPIED_DIGITS)),
    }))
    .sort((a, b) => a.position - b.position || a.score - b.score || byCodeUnits(a.run, b.run));
  const scores = scored.map(({ position, score }) => [position, score]);
  const order = JSON.stringify([scores, units.kind === 'bounded', curve.chance ?? 'unknown', curve.range]);
  const points = JSON.stringify(scored);
  const roundedAs = (score: number): number =>
    units.kind === 'bounded' ? units.toUnits(score) : score > 0 ? Math.log(score) : score;
  const byRun = new Map([...curve.points].reverse().map(({ run, score }) => [run, roundedAs(score)]));
  return { curve, order, points, byRun };
};

/** Whether two curves have the same scores on all runs that both have, and those are most of the runs. */
const areAlike = (one: Held, other: Held): boolean => {
  const [fewer, more] = one.byRun.size <= other.byRun.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [run, score] of fewer.byRun) {
    const beside = more.byRun.get(run);
    if (beside === undefined) continue;
    if (Math.abs(score - beside) > forecastingLimits.roundingOfCopies) return false;
    shared++;
  }
  return (
    shared >= forecastingLimits.sharedRunsOfCopies &&
    shared > forecastingLimits.sharedShareOfCopies * more.byRun.size
  );
};

/** Finds an earlier curve that is nearly the same. Curves with one score in common are looked up, so that many cost in proportion. */
const nearFinder = () => {
  const at = new Map<string, Held[]>();
  const keyOf = (run: string, score: number, beside: number): string =>
    `${Math.floor(score / GRID) + beside} ${run}`;
  return {
    add: (held: Held): void => {
      for (const [run, score] of held.byRun) {
        const key = keyOf(run, score, 0);
        const known = at.get(key);
        if (known === undefined) at.set(key, [held]);
        else if (known.length < forecastingLimits.curvesHeldAgainst) known.push(held);
      }
    },
    find: (held: Held): Held | null => {
      const runs = [...held.byRun];
      const asked = [runs[0], runs[runs.length >> 1], runs.at(-1)];
      for (const one of asked)
        for (const beside of one === undefined ? [] : [0, -1, 1])
          for (const other of at.get(keyOf(one?.[0] ?? '', one?.[1] ?? 0, beside)) ?? [])
            if (areAlike(held, other)) return other;
      return null;
    },
  };
};

/** Finds the curves that are copies of others under another name, also with a run more or less, or rounded. They show nothing that the first does not. */
export const distinctCurves = (curves: readonly Curve[]): DistinctCurves => {
  const held = curves
    .map(hold)
    .sort((a, b) => byCodeUnits(a.order, b.order) || byCodeUnits(a.curve.id, b.curve.id));
  const first = new Map<string, Curve>();
  const copyOf = new Map<Curve, Curve>();
  const near = nearFinder();
  // Of two that are nearly the same, the one with more runs is kept.
  for (const one of [...held].sort((a, b) => b.byRun.size - a.byRun.size)) {
    const { curve, points } = one;
    const before = first.get(points) ?? near.find(one)?.curve;
    if (before === undefined) {
      first.set(points, curve);
      near.add(one);
    } else if (curve.points.length > 0) copyOf.set(curve, before);
  }
  return { sorted: held.map(({ curve }) => curve), copyOf };
};
