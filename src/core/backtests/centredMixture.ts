import { recencyFor } from './recencyFor.ts';
import type { ShapeBasis } from './shapeBasis.ts';
import { type ShapeMixture, shapeMixture } from './shapeMixture.ts';
import { addRun, shapeSums } from './shapeSums.ts';
import type { UnitCurve } from './unitCurve.ts';

/**
 * Fits the mixture with weights that fall off on both sides of a centre: at the newest run this is the recency window of the
 * backtests, inside the range it is a local fit. The curve has at least one point.
 */
export const centredMixture = (
  curve: Pick<UnitCurve, 'points' | 'chance' | 'kind' | 'limits'>,
  centre: number,
  basis: ShapeBasis,
  chanceShare: number,
): ShapeMixture => {
  const sums = shapeSums(basis.count);
  for (const point of curve.points) {
    const weight = Math.exp(-Math.abs(point.t - centre) / recencyFor(curve.kind));
    addRun(sums, point, basis.at(point.t), weight, 1);
  }
  return shapeMixture(sums, curve, chanceShare, basis.parts);
};
