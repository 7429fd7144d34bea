import type { UnitPoint } from './unitCurve.ts';

/**
 * The weighted sums from which every shape's two coefficients follow in closed form. They are kept as running
 * sums: when a newer run arrives all older weights shrink by one common factor, so that an origin costs one
 * pass over the shapes.
 */
export interface ShapeSums {
  weight: number;
  y: number;
  yy: number;
  /** Sums over one entry a shape: of phi, phi² and phi·y. */
  readonly phi: Float64Array;
  readonly phiPhi: Float64Array;
  readonly phiY: Float64Array;
  /** Unweighted facts of the runs so far, for the sampling floor and the reach of an unbounded metric. */
  count: number;
  binomial: number;
  variance: number;
  varianceCount: number;
  inverseItems: number;
  itemsCount: number;
  lowest: number;
  highest: number;
}

/** Empty sums over so many shapes. */
export const shapeSums = (shapes: number): ShapeSums => ({
  weight: 0,
  y: 0,
  yy: 0,
  phi: new Float64Array(shapes),
  phiPhi: new Float64Array(shapes),
  phiY: new Float64Array(shapes),
  count: 0,
  binomial: 0,
  variance: 0,
  varianceCount: 0,
  inverseItems: 0,
  itemsCount: 0,
  lowest: Number.POSITIVE_INFINITY,
  highest: Number.NEGATIVE_INFINITY,
});

/**
 * Multiplies all earlier weights by `decay`, then adds a run at the given weight. `values` are the shapes at
 * its t.
 */
export const addRun = (
  sums: ShapeSums,
  point: UnitPoint,
  values: Float64Array,
  weight: number,
  decay: number,
): void => {
  const { phi, phiPhi, phiY } = sums;
  const { y } = point;
  sums.weight = sums.weight * decay + weight;
  sums.y = sums.y * decay + weight * y;
  sums.yy = sums.yy * decay + weight * y * y;
  for (let node = 0; node < phi.length; node += 1) {
    const value = values[node] ?? 0;
    const weighted = weight * value;
    phi[node] = (phi[node] ?? 0) * decay + weighted;
    phiPhi[node] = (phiPhi[node] ?? 0) * decay + weighted * value;
    phiY[node] = (phiY[node] ?? 0) * decay + weighted * y;
  }
  sums.count += 1;
  sums.binomial += y * (1 - y);
  sums.lowest = Math.min(sums.lowest, y);
  sums.highest = Math.max(sums.highest, y);
  if (point.variance !== null) {
    sums.variance += point.variance;
    sums.varianceCount += 1;
  }
  if (point.items !== null) {
    sums.inverseItems += 1 / point.items;
    sums.itemsCount += 1;
  }
};
