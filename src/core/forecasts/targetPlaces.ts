import { scaleAt } from '../records/scaleAxis.ts';
import type { ForecastAxis } from './forecastAxis.ts';
import type { ForecastTarget } from './forecastTarget.ts';

/** A place on the axis where the target may lie, and how likely. */
interface TargetPlace {
  readonly t: number;
  readonly weight: number;
}

export interface TargetPlaces {
  /** Where the target lies by its stated or predicted scale. */
  readonly t: number;
  /** That place alone, or where the scale is itself predicted, five places around it. Weights sum to 1. */
  readonly places: readonly TargetPlace[];
}

/**
 * Nodes and weights of Gauss-Hermite quadrature for a standard normal, five points (Abramowitz & Stegun,
 * table 25.10).
 */
const normalNodes: readonly (readonly [node: number, weight: number])[] = [
  [-2.8569700138728, 0.0112574113277],
  [-1.3556261799743, 0.2220759220056],
  [0, 0.5333333333333],
  [1.3556261799743, 0.2220759220056],
  [2.8569700138728, 0.0112574113277],
];

/**
 * Where a target lies in t; null where it has no place: not finite, or a loss at or below the irreducible
 * one. The error of a predicted loss is taken as normal in log L.
 */
export const targetPlaces = (
  axis: ForecastAxis,
  task: string,
  target: ForecastTarget,
): TargetPlaces | null => {
  const scale = scaleAt(axis.axis, target.position);
  const t = Number.isFinite(scale) ? axis.place(task, scale) : null;
  if (t === null || !Number.isFinite(t)) return null;
  const { predictedLoss } = target;
  if (predictedLoss == null) return { t, places: [{ t, weight: 1 }] };
  const placeAt = (node: number): number | null =>
    axis.place(task, scale * Math.exp(-node * predictedLoss.relativeError));
  return {
    t,
    places: normalNodes.map(([node, weight]) => {
      // A loss so low that it has no place is put as far beyond the target as its mirror image lies before it.
      const mirrored = 2 * t - (placeAt(-node) ?? t);
      return { t: placeAt(node) ?? mirrored, weight };
    }),
  };
};
