import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Curve } from '../curves/curve.ts';
import { forecastingLimits } from './limits.ts';
import { scoreUnits } from './scoreUnits.ts';

const { copiedDigits: COPIED_DIGITS } = forecastingLimits;

export interface DistinctCurves {
  /** All of them, in an order that hangs on what they hold: names only settle curves that hold the same. */
  readonly sorted: readonly Curve[];
  /** For a curve whose runs all have the scores of an earlier one: that one. */
  readonly copyOf: ReadonlyMap<Curve, Curve>;
}

interface Held {
  readonly curve: Curve;
  readonly order: string;
  readonly points: string;
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
  return { curve, order, points };
};

/** Finds the curves that are copies of others under another name. They show nothing that the first does not. */
export const distinctCurves = (curves: readonly Curve[]): DistinctCurves => {
  const held = curves
    .map(hold)
    .sort((a, b) => byCodeUnits(a.order, b.order) || byCodeUnits(a.curve.id, b.curve.id));
  const first = new Map<string, Curve>();
  const copyOf = new Map<Curve, Curve>();
  for (const { curve, points } of held) {
    const before = first.get(points);
    if (before === undefined) first.set(points, curve);
    else if (curve.points.length > 0) copyOf.set(curve, before);
  }
  return { sorted: held.map(({ curve }) => curve), copyOf };
};
